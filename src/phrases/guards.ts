import type { Forest } from './flatten.ts';
import { few, type Node } from './nodes.ts';
import { none } from './pack.ts';

/** Numbers of the symbols in a pack. */
export interface Ranks {
  /** Symbol → number. */
  readonly ranks: Uint16Array;
  /** So many, the first ones, lead on from anywhere in the trees. */
  readonly bearing: number;
  /** Symbol → on how many places in the trees it leads on. */
  readonly uses: ReadonlyMap<number, number>;
  /** Groups that end anywhere in the trees: they may be several tokens together. */
  readonly ending: ReadonlySet<number>;
}

/** Numbers the symbols as they are met in the trees, but brings together those that lead on from the same wide nodes. */
export function rank({ root, startRoot, symbolCount }: Forest): Ranks {
  if (symbolCount >= none) throw new RangeError(`more than ${none} words, stems and groups in one language`);
  const uses = new Map<number, number>();
  const ending = new Set<number>();
  const wide = new Map<string, ReadonlyMap<number, Node>>();
  const visit = ({ edges, gaps, accepts }: Node): void => {
    if (edges.size > few) wide.set([...edges.keys()].sort().join(), edges);
    for (const end of accepts) if (end < 0) ending.add(~end);
    for (const [symbol, child] of edges) {
      uses.set(symbol, (uses.get(symbol) ?? 0) + 1);
      visit(child);
    }
    for (const child of gaps.values()) visit(child);
  };
  visit(root);
  visit(startRoot);
  let bearing = [...uses.keys()];
  // Those of the widest node come together last, and so stay together.
  for (const edges of [...wide.values()].sort((a, b) => a.size - b.size))
    bearing = [...bearing.filter((symbol) => edges.has(symbol)), ...bearing.filter((symbol) => !edges.has(symbol))];
  const order = new Set(bearing);
  for (let symbol = 0; symbol < symbolCount; symbol++) order.add(symbol);
  const ranks = new Uint16Array(symbolCount);
  [...order].forEach((symbol, rank) => {
    ranks[symbol] = rank;
  });
  return { ranks, bearing: bearing.length, uses, ending };
}

/** Guards: the rarest symbol without which nothing can be found behind a node. */
export interface Guards {
  /** That of a node, as number in the pack; `bearing` where there is none. */
  guard(node: Node): number;
  /** All that were asked for. */
  readonly guards: ReadonlySet<number>;
}

/** Makes them; `closure`: symbol → its groups. */
export function makeGuards({ ranks, bearing, uses }: Ranks, { groupIds }: Forest, closure: Closure): Guards {
  const guards = new Set<number>();
  const commonness = guess(uses, groupIds, closure);
  const known = new Map<Node, ReadonlySet<number>>();
  /** The symbols that stand on every way on from a node. */
  const needs = (node: Node): ReadonlySet<number> => {
    let needed = known.get(node);
    if (needed) return needed;
    const { edges, gaps, accepts } = node;
    if (accepts.size > 0) needed = new Set();
    for (const [symbol, child] of edges) needed = shared(needed, new Set(needs(child)).add(symbol));
    for (const child of gaps.values()) needed = shared(needed, needs(child));
    known.set(node, needed ?? new Set());
    return needed ?? new Set();
  };
  return {
    guards,
    guard(node) {
      let [rarest, ...others] = needs(node);
      if (rarest === undefined) return bearing;
      for (const other of others) if (commonness(other) < commonness(rarest)) rarest = other;
      guards.add(ranks[rarest]!);
      return ranks[rarest]!;
    },
  };
}

function shared(some: ReadonlySet<number> | undefined, others: ReadonlySet<number>): ReadonlySet<number> {
  return some ? new Set([...some].filter((symbol) => others.has(symbol))) : others;
}

type Closure = ReadonlyMap<number, ReadonlySet<number>>;

/** How common symbols are, guessed from the phrases: words that stand in many, and groups of such words. */
function guess(uses: Ranks['uses'], groupIds: Forest['groupIds'], closure: Closure): (symbol: number) => number {
  const common = new Map<number, number>();
  const add = (symbol: number, count: number) => common.set(symbol, (common.get(symbol) ?? 0) + count);
  for (const [symbol, count] of uses) add(symbol, count);
  for (const [symbol, groups] of closure) {
    const own = (uses.get(symbol) ?? 0) + groups.size;
    add(symbol, groups.size);
    for (const group of groups) add(group, own);
  }
  for (const [name, group] of groupIds) if (name.startsWith('#')) add(group, Number.POSITIVE_INFINITY);
  return (symbol) => common.get(symbol) ?? 0;
}
