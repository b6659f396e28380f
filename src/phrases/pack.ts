/**
 * A language's phrases as the ear reads them (`wasm/memory.ts`): tables that are used as they lie in the file.
 * File: `[bytes of the header: u32][bearing: u32][bytes of each section: u32…][header as JSON][sections]`, little endian; the header
 * with the numbers before it and each section are padded to eight bytes.
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

/** An open-addressing table, a power of two of entries: the checks of two hashes, and values (`none`: empty). */
export interface Table {
  readonly checks: Uint32Array;
  readonly values: Uint16Array;
}

export interface Pack {
  readonly header: PackHeader;
  /** Spelling → symbol. */
  readonly words: Table;
  /** Stem → place in `sets` of pairs of a set of endings and a symbol, ended by `none`. */
  readonly stems: Table;
  /** Ending → place in `sets` of a mask of the sets to which it belongs, low half first. */
  readonly endings: Table;
  readonly sets: Uint16Array;
  /** So many symbols, the first ones, lead on from anywhere in the tree. */
  readonly bearing: number;
  /** Symbol → kind: symbols of one kind lead to the same lists. */
  readonly symbolKinds: Uint16Array;
  /**
   * Kind → its list in `members`, odd where it is a guard; the node behind it as a beginning, and as the beginning of a
   * sentence, in bytes; the guards of both (see `guards.ts`), in half a number each.
   */
  readonly kinds: Uint32Array;
  /** Lists after their lengths: groups of which a symbol is a one-token member. */
  readonly members: Uint16Array;
  /** Nodes, as bytes from the beginning: see `wasm/walk.ts`. */
  readonly nodes: Uint16Array;
}

export const none = 0xffff;

/** Lays a pack out as one buffer. */
export function serialise({ header, bearing, words, stems, endings, ...lists }: Pack): Uint8Array {
  const { sets, symbolKinds, kinds, members, nodes } = lists;
  const tables = [words, stems, endings].flatMap(({ checks, values }) => [checks, values]);
  const sections = [...tables, sets, symbolKinds, kinds, members, nodes];
  const json = new TextEncoder().encode(JSON.stringify(header));
  const numbers = Uint32Array.of(json.length, bearing, ...sections.map(({ byteLength }) => byteLength));
  const head = new Uint8Array(numbers.byteLength + json.length);
  head.set(new Uint8Array(numbers.buffer));
  head.set(json, numbers.byteLength);
  const parts = [
    head,
    ...sections.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength)),
  ];
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + padded(length), 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += padded(part.length);
  }
  return bytes;
}

const padded = (length: number): number => (length + 7) & ~7;

/** The header of a pack. */
export function headerOf(bytes: Uint8Array): PackHeader {
  const { buffer, byteOffset, byteLength } = bytes;
  const length = new DataView(buffer, byteOffset).getUint32(0, true);
  return JSON.parse(Buffer.from(buffer, byteOffset, byteLength).toString('utf8', headerStart, headerStart + length));
}
const headerStart = 8 + 4 * 11;

/** Builds a table of pairs of hashes and values, which must be smaller than `none`. */
export function makeTable(entries: readonly (readonly [hash: number, check: number, value: number])[]): Table {
  let size = 4;
  while (size < entries.length * 1.25) size *= 2;
  const checks = new Uint32Array(size);
  const values = new Uint16Array(size).fill(none);
  for (const [hash, check, value] of entries) {
    if (value >= none) throw new RangeError(`a table of phrases holds numbers up to ${none}, not ${value}`);
    let slot = Math.imul(hash, 0x9e3779b1) ^ Math.imul(check, 0x85ebca6b);
    while (values[slot & (size - 1)] !== none) slot++;
    checks[slot & (size - 1)] = check;
    values[slot & (size - 1)] = value;
  }
  return { checks, values };
}
