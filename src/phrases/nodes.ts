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
    if (sorted.length >= lengthy) throw new RangeError('more than 8,191 ways lead on from one place in a phrase');
    const ends = [...accepts].sort((a, b) => a - b);
    const outputs = ends.filter((end) => end >= 0);
    const ended = ends.filter((end) => end < 0).sort((a, b) => ranks[~a]! - ranks[~b]!);
    const groups = [...new Set(ended.flatMap((end) => heard(~end)))];
    const wide = [...gaps].sort(([a], [b]) => b - a);
    return [
      sorted.length |
        (ends.length > 0 ? ending : 0) |
        (gaps.size > 0 ? gapping : 0) |
        (sorted.some(([symbol]) => long.has(symbol)) ? lengthy : 0),
      ...(ends.length > 0 ? [outputs.length, ...outputs, groups.length, ...groups] : []),
      ...(gaps.size > 0
        ? [gaps.size, ...wide.flatMap(([gap, child]) => [-gap, guard(child), ...halves(place(child))])]
        : []),
      ...sorted.map(([symbol]) => symbol),
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

function halves(value: number): [low: number, high: number] {
  return [value & 0xffff, value >>> 16];
}
