import { type Fold, foldWord, hashOf } from '../language/fold.ts';
import type { Profile } from '../language/profile.ts';
import { classNames } from './notation.ts';
import { makeTable, maskOf, type Pack, type PackHeader } from './pack.ts';

/** A node of a tree of phrases, while it is being built. */
export interface Node {
  readonly edges: Map<number, Node>;
  readonly gaps: Map<number, Node>;
  readonly accepts: Set<number>;
  id: number;
}
export const newNode = (): Node => ({ edges: new Map(), gaps: new Map(), accepts: new Set(), id: -1 });

/** What compiling gathers: the tree of phrases, a tree for each group, and the symbols of both. */
export interface Forest {
  readonly profile: Profile;
  readonly fold: Fold;
  readonly problems: string[];
  /** Symbols of marks, words and stems (by set of endings). */
  readonly symbols: ReadonlyMap<string, number>;
  readonly words: ReadonlyMap<string, number>;
  readonly stems: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly symbolCount: number;
  /** Symbol → groups of which it is a member by itself. */
  readonly members: ReadonlyMap<number, ReadonlySet<number>>;
  /** Group → tree of its longer members. */
  readonly roots: ReadonlyMap<number, Node>;
  readonly groupIds: ReadonlyMap<string, number>;
  readonly outputs: PackHeader['outputs'];
  readonly root: Node;
  readonly startRoot: Node;
}

/** Lays the trees out as flat tables. */
export function flatten(forest: Forest): Pack {
  const nodes: Node[] = [];
  const visit = (root: Node): void => {
    const stack = [root];
    for (let node = stack.pop(); node; node = stack.pop()) {
      node.id = nodes.push(node) - 1;
      stack.push(...node.edges.values(), ...node.gaps.values());
    }
  };
  // Ways begin at the children of the roots: `starters` and `openers` lead there by symbol.
  const trees = [forest.root, ...forest.roots.values()];
  for (const root of [...trees, forest.startRoot]) for (const child of root.edges.values()) visit(child);

  const setNames = Object.keys(forest.profile.endings ?? {});
  if (setNames.length > 31) forest.problems.push(`language.yml: more than 31 sets of endings: merge some`);
  const endingMasks = new Map<string, number>();
  setNames.forEach((name, bit) => {
    for (const ending of ['', ...(forest.profile.endings[name] ?? [])]) {
      const folded = foldWord(String(ending), forest.fold);
      // The empty ending belongs to `any` always, to a named set where it is listed.
      if (ending === '' && name !== 'any' && !forest.profile.endings[name]?.includes('')) continue;
      endingMasks.set(folded, (endingMasks.get(folded) ?? 0) | (1 << bit));
    }
  });
  const stemSets: number[] = [];
  const stemEntries = [...forest.stems].map(([stem, sets]) => {
    const at = stemSets.length;
    for (const [set, symbol] of sets) stemSets.push(setNames.indexOf(set), symbol);
    stemSets.push(-1);
    return [...hashOf(stem), at] as const;
  });

  const closure = memberClosure(forest);
  const lists = (count: number, of: (index: number) => Iterable<number>): [Int32Array, Int32Array] => {
    const starts = new Int32Array(count + 1);
    const values: number[] = [];
    for (let index = 0; index < count; index++) {
      starts[index] = values.length;
      values.push(...of(index));
    }
    starts[count] = values.length;
    return [starts, Int32Array.from(values)];
  };
  const [memberStarts, members] = lists(forest.symbolCount, (symbol) => closure.get(symbol) ?? []);
  const beginnings = (roots: readonly Node[]): [Int32Array, Int32Array] =>
    lists(forest.symbolCount, (symbol) => roots.flatMap(({ edges }) => edges.get(symbol)?.id ?? []));
  const [starterStarts, starters] = beginnings(trees);
  const [openerStarts, openers] = beginnings([forest.startRoot]);
  const [edgeStarts, edges] = lists(nodes.length, (id) =>
    [...(nodes[id] as Node).edges].sort(([a], [b]) => a - b).flatMap(([symbol, child]) => [symbol, child.id]),
  );
  const [gapStarts, gaps] = lists(nodes.length, (id) =>
    [...(nodes[id] as Node).gaps].flatMap(([gap, child]) => [-gap, child.id]),
  );
  const [acceptStarts, accepts] = lists(nodes.length, (id) => (nodes[id] as Node).accepts);
  const { proclitics, enclitics, bound = [] } = forest.profile;
  const foldAll = (list: readonly string[]): string[] =>
    [...new Set((list ?? []).map((text) => foldWord(text, forest.fold)))].sort((a, b) => b.length - a.length);
  const symbols = Object.fromEntries([
    ...forest.symbols,
    ...[...classNames, 'currency'].map((name) => [name, forest.groupIds.get(`#${name}`) as number]),
  ]);
  return {
    header: {
      outputs: forest.outputs,
      symbols,
      proclitics: foldAll(proclitics),
      enclitics: foldAll(enclitics),
      bound: bound.map(([before, alone]) => [foldWord(before, forest.fold), foldWord(alone, forest.fold)] as const),
    },
    words: makeTable([...forest.words].map(([word, id]) => [...hashOf(word), id] as const)),
    stems: makeTable(stemEntries),
    stemSets: Int32Array.from(stemSets),
    endings: makeTable([...endingMasks].map(([ending, mask]) => [...hashOf(ending), mask] as const)),
    memberStarts,
    members,
    starterStarts,
    starters,
    openerStarts,
    openers,
    edgeStarts,
    edges,
    masks: Int32Array.from(nodes, ({ edges, gaps, accepts }) =>
      [...edges.keys()].reduce((mask, symbol) => mask | maskOf(symbol), gaps.size + accepts.size > 0 ? 1 << 31 : 0),
    ),
    gapStarts,
    gaps,
    acceptStarts,
    accepts,
  };
}

/** symbol → every group of which it is a one-token member, through groups in groups. */
function memberClosure(forest: Forest): Map<number, Set<number>> {
  const closure = new Map<number, Set<number>>();
  const close = (symbol: number): Set<number> => {
    let set = closure.get(symbol);
    if (set) return set;
    set = new Set();
    closure.set(symbol, set);
    for (const group of forest.members.get(symbol) ?? []) {
      set.add(group);
      for (const outer of close(group)) set.add(outer);
    }
    return set;
  };
  for (const symbol of forest.members.keys()) close(symbol);
  return closure;
}
