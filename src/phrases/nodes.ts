/** A node of a tree of phrases, while it is being built. */
export interface Node {
  readonly edges: Map<number, Node>;
  /** By width, as negative number. */
  readonly gaps: Map<number, Node>;
  /** Outputs, and groups as complements. */
  readonly accepts: Set<number>;
}
export const newNode = (): Node => ({ edges: new Map(), gaps: new Map(), accepts: new Set() });

/** Bits of a node's first number. */
const ending = 0x8000;
const gapping = 0x4000;
const lengthy = 0x2000;
const wide = 0x1000;
/** With more ways than this, a node keeps them as sets of neighbouring symbols. */
export const few = 6;
/** Symbols of such a set. */
const neighbours = 128;

/** Writes nodes for the ear; trees that are alike are written once. */
export interface NodeWriter {
  /** The node's place, in bytes; what follows it is written before. 0 is a node from which nothing leads on. */
  place(node: Node | undefined): number;
  written(): Uint16Array;
}

/** What a writer has to know of symbols. */
interface Symbols {
  /** Symbol → number in the pack. */
  readonly ranks: Uint16Array;
  /** The symbol, as number in the pack, that must follow where anything behind a node is to be found. */
  guard(node: Node): number;
  /** Those that may be several tokens, as numbers in the pack. */
  readonly long: ReadonlySet<number>;
  /** The groups, as numbers in the pack, that are heard with a group. */
  heard(group: number): readonly number[];
}

export function makeNodeWriter({ ranks, guard, long, heard }: Symbols): NodeWriter {
  const units: number[] = [0];
  const places = new Map<Node, number>();
  const alike = new Map<string, number>();

  const record = ({ edges, gaps, accepts }: Node): number[] => {
    const sorted = [...edges].map(([symbol, child]) => [ranks[symbol]!, child] as const).sort(([a], [b]) => a - b);
    const ways = sorted.length > few ? setsOf(sorted.map(([symbol]) => symbol)) : sorted.map(([symbol]) => [symbol]);
    const ends = [...accepts].sort((a, b) => a - b);
    const outputs = ends.filter((end) => end >= 0);
    const ended = ends.filter((end) => end < 0).sort((a, b) => ranks[~a]! - ranks[~b]!);
    const groups = [...new Set(ended.flatMap((end) => heard(~end)))];
    const widest = [...gaps].sort(([a], [b]) => b - a);
    return [
      ways.length |
        (sorted.length > few ? wide : 0) |
        (ends.length > 0 ? ending : 0) |
        (gaps.size > 0 ? gapping : 0) |
        (sorted.some(([symbol]) => long.has(symbol)) ? lengthy : 0),
      ...(ends.length > 0 ? [outputs.length, ...outputs, groups.length, ...groups] : []),
      ...(gaps.size > 0
        ? [gaps.size, ...widest.flatMap(([gap, child]) => [-gap, guard(child), ...halves(place(child))])]
        : []),
      ...ways.flat(),
      ...sorted.flatMap(([, child]) => halves(place(child))),
    ];
  };

  const place = (node: Node | undefined): number => {
    if (!node) return 0;
    let found = places.get(node);
    if (found === undefined) {
      const own = record(node);
      const key = own.join();
      found = alike.get(key) ?? 2 * units.length;
      if (!alike.has(key)) {
        alike.set(key, found);
        for (const unit of own) units.push(unit);
      }
      places.set(node, found);
    }
    return found;
  };

  return { place, written: () => Uint16Array.from(units) };
}

/** Rising symbols as sets of neighbours: the number of the set, that of the symbols before it, and a bit for each of its own. */
function setsOf(symbols: readonly number[]): readonly (readonly number[])[] {
  const sets = new Map<number, number[]>();
  symbols.forEach((symbol, index) => {
    const number = Math.floor(symbol / neighbours);
    const set = sets.get(number) ?? [number, index, ...new Array(neighbours / 16).fill(0)];
    set[2 + ((symbol % neighbours) >> 4)]! |= 1 << (symbol & 15);
    sets.set(number, set);
  });
  return [...sets.values()];
}

function halves(value: number): [low: number, high: number] {
  return [value & 0xffff, value >>> 16];
}
