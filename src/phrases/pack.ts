/**
 * A language's phrases as the machine reads them: flat tables, mapped as they lie in the file.
 * File: `[headerBytes:int32][section lengths…][header JSON, padded][Int32 sections…]`, little endian.
 */
export interface PackHeader {
  /** What an accepted phrase says: index → act, kind; a veto silences its act where it overlaps. */
  readonly outputs: readonly { readonly act: string; readonly kind: string; readonly veto?: true }[];
  /** Symbols of token classes and marks, by name (`number`, `,`). */
  readonly symbols: Readonly<Record<string, number>>;
  readonly proclitics: readonly string[];
  readonly enclitics: readonly string[];
  /** Last letters before an enclitic, and without one. */
  readonly bound: readonly (readonly [before: string, alone: string])[];
}

export const sectionNames = [
  /** Open-addressing tables, a power of two of entries: hash, check, value (−1: empty). */
  'words',
  /** hash, check of a stem → index into `stemSets` (pairs of set, symbol, ended by −1). */
  'stems',
  'stemSets',
  /** hash, check of an ending → bit mask of the sets it belongs to. */
  'endings',
  /** symbol → symbols of the groups of which it is a one-token member: starts, then values. */
  'memberStarts',
  'members',
  /** symbol → nodes after it at the beginning of a phrase, or of a longer member of a group. */
  'starterStarts',
  'starters',
  /** The same for phrases that stand at the beginning of a sentence only. */
  'openerStarts',
  'openers',
  /** node → pairs of symbol and child, in the order of the symbols. */
  'edgeStarts',
  'edges',
  /** node → `maskOf` its edges; the sign bit where it accepts or has gaps, so that any token may follow. */
  'masks',
  /** node → gaps: max (negative: crossing), child. */
  'gapStarts',
  'gaps',
  /** node → outputs (acts) or ~group. */
  'acceptStarts',
  'accepts',
] as const;
export type SectionName = (typeof sectionNames)[number];
export type Sections = Readonly<Record<SectionName, Int32Array>>;

export interface Pack extends Sections {
  readonly header: PackHeader;
}

/** One of 31 bits for a symbol: where no bit of an edge and of a token agree, the edge leads nowhere. */
export const maskOf = (symbol: number): number => 1 << ((Math.imul(symbol, 0x9e3779b1) >>> 1) % 31);

/** Lays a pack out as one buffer. */
export function serialise(pack: Pack): Uint8Array {
  const header = new TextEncoder().encode(JSON.stringify(pack.header));
  const padded = (header.length + 3) & ~3;
  const lengths = sectionNames.map((name) => pack[name].length);
  const start = 4 + 4 * lengths.length + padded;
  const total = start + 4 * lengths.reduce((sum, length) => sum + length, 0);
  const bytes = new Uint8Array(total);
  const ints = new Int32Array(bytes.buffer);
  ints[0] = header.length;
  ints.set(lengths, 1);
  bytes.set(header, 4 + 4 * lengths.length);
  let at = start / 4;
  for (const name of sectionNames) {
    ints.set(pack[name], at);
    at += pack[name].length;
  }
  return bytes;
}

/** Maps a buffer as a pack without copying it (the buffer must be 4-byte aligned; it is copied when not). */
export function deserialise(input: Uint8Array): Pack {
  const bytes = input.byteOffset % 4 === 0 ? input : input.slice();
  const ints = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2);
  const headerLength = ints[0] as number;
  const headerStart = 4 + 4 * sectionNames.length;
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(headerStart, headerStart + headerLength)));
  let at = (headerStart + ((headerLength + 3) & ~3)) / 4;
  const sections: Record<string, Int32Array> = {};
  sectionNames.forEach((name, index) => {
    const length = ints[1 + index] as number;
    sections[name] = ints.subarray(at, at + length);
    at += length;
  });
  return { header, ...(sections as Sections) };
}

/** Looks a pair up in an open-addressing table of (a, b, value) entries; −1 when it is not there. */
export function lookup(table: Int32Array, a: number, b: number): number {
  const mask = table.length / 3 - 1;
  for (let slot = (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> 0; ; slot++) {
    const at = (slot & mask) * 3;
    const value = table[at + 2] as number;
    if (value === -1 || (table[at] === a && table[at + 1] === b)) return value;
  }
}

/** Builds a table for {@link lookup}; values must not be −1. */
export function makeTable(entries: readonly (readonly [number, number, number])[]): Int32Array {
  let size = 4;
  while (size < entries.length * 2) size *= 2;
  const table = new Int32Array(size * 3).fill(-1);
  for (const [first, second, value] of entries) {
    const a = first | 0;
    const b = second | 0;
    let slot = (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> 0;
    while (table[(slot & (size - 1)) * 3 + 2] !== -1) slot++;
    table.set([a, b, value], (slot & (size - 1)) * 3);
  }
  return table;
}
