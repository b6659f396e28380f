import { type Fold, foldWord, hashOf } from '../language/fold.ts';
import type { Profile } from '../language/profile.ts';
import { classNames } from './notation.ts';
import { makeTable, type Pack, type PackHeader } from './pack.ts';

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
  /** Groups, each after those it is made of. */
  readonly groupOrder: readonly string[];
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
  for (const root of [forest.root, forest.startRoot, ...forest.roots.values()]) visit(root);

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
  const starters = startersOf(forest, closure);
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
  const [starterStarts, starterValues] = lists(forest.symbolCount, (symbol) => starters.get(symbol) ?? []);
  const [gapStarts, gaps] = lists(nodes.length, (id) =>
    [...(nodes[id] as Node).gaps].flatMap(([gap, child]) => [-gap, child.id]),
  );
  const [acceptStarts, accepts] = lists(nodes.length, (id) => (nodes[id] as Node).accepts);
  const groupRoots = new Int32Array(forest.symbolCount).fill(-1);
  for (const [group, root] of forest.roots) groupRoots[group] = root.id;
  const { proclitics, enclitics } = forest.profile;
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
    },
    words: makeTable([...forest.words].map(([word, id]) => [...hashOf(word), id] as const)),
    stems: makeTable(stemEntries),
    stemSets: Int32Array.from(stemSets),
    endings: makeTable([...endingMasks].map(([ending, mask]) => [...hashOf(ending), mask] as const)),
    memberStarts,
    members,
    starterStarts,
    starters: starterValues,
    groupRoots,
    edges: makeTable(
      nodes.flatMap((node) => [...node.edges].map(([symbol, child]) => [node.id, symbol, child.id] as const)),
    ),
    gapStarts,
    gaps,
    acceptStarts,
    accepts,
    numbers: Int32Array.from([forest.symbolCount, forest.root.id, forest.startRoot.id]),
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

/** symbol → groups with a longer member that can begin with a token of that symbol. */
function startersOf(forest: Forest, closure: ReadonlyMap<number, ReadonlySet<number>>): Map<number, number[]> {
  const starters = new Map<number, number[]>();
  const add = (symbol: number, group: number): void => {
    const list = starters.get(symbol) ?? [];
    starters.set(symbol, list);
    if (!list.includes(group)) list.push(group);
  };
  // Dependencies come first in groupOrder, so one pass suffices and keeps them innermost first.
  const firsts = new Map<number, ReadonlySet<number>>();
  for (const name of forest.groupOrder) {
    const group = forest.groupIds.get(name) as number;
    const root = forest.roots.get(group);
    if (!root) continue;
    const set = new Set<number>();
    for (const symbol of root.edges.keys()) {
      set.add(symbol);
      for (const inner of firsts.get(symbol) ?? []) set.add(inner);
    }
    // Groups that hold this one as a whole member begin where it begins.
    for (const holder of [group, ...(closure.get(group) ?? [])])
      firsts.set(holder, new Set([...(firsts.get(holder) ?? []), ...set]));
    for (const symbol of set) add(symbol, group);
  }
  return starters;
}
