import { placeholderUnit } from '../language/classes.ts';
import { type Fold, look } from '../language/fold.ts';
import { finish1, finish2, prime1, prime2, seed1, seed2 } from '../language/hash.ts';
import type { Placeholder, Span, Tokens } from '../types.ts';

/** Tokens with what the later stages of parsing need besides. */
export interface Scan extends Tokens {
  readonly fold: Fold;
  /** 1 where white space stands before the token. */
  readonly space: Uint8Array;
}

/** A scanner's memory: the text's code units and the tokens found, reused from text to text. */
export interface Memory {
  units: Uint16Array;
  bytes: Buffer;
  kind: Uint8Array;
  start: Uint32Array;
  end: Uint32Array;
  hash: Uint32Array;
  check: Uint32Array;
  breaks: Uint8Array;
  space: Uint8Array;
  count: number;
  /** Line breaks, and whether there was white space, since the last token. */
  lines: number;
  spaced: number;
  /** Whether an opened single quote waits for its partner. */
  quoted: boolean;
  /** Up to here no partner of a single quote was found. */
  unquoted: number;
  /** Next placeholder. */
  place: number;
}

/** Tokens that one step of the scanner may add; room for so many is kept. */
export const slack = 4;

export function makeMemory(): Memory {
  const memory: Memory = {
    units: new Uint16Array(0),
    bytes: Buffer.alloc(0),
    kind: new Uint8Array(0),
    start: new Uint32Array(0),
    end: new Uint32Array(0),
    hash: new Uint32Array(0),
    check: new Uint32Array(0),
    breaks: new Uint8Array(0),
    space: new Uint8Array(0),
    count: 0,
    lines: 0,
    spaced: 1,
    quoted: false,
    unquoted: 0,
    place: 0,
  };
  grow(memory);
  return memory;
}

/** Doubles the room for tokens. */
export function grow(memory: Memory): void {
  const size = Math.max(1024, memory.kind.length * 2);
  const copied = <T extends Uint8Array | Uint32Array>(fresh: T, old: T): T => {
    fresh.set(old);
    return fresh;
  };
  memory.kind = copied(new Uint8Array(size), memory.kind);
  memory.start = copied(new Uint32Array(size), memory.start);
  memory.end = copied(new Uint32Array(size), memory.end);
  memory.hash = copied(new Uint32Array(size), memory.hash);
  memory.check = copied(new Uint32Array(size), memory.check);
  memory.breaks = copied(new Uint8Array(size), memory.breaks);
  memory.space = copied(new Uint8Array(size), memory.space);
}

/**
 * Takes in a text. A placeholder is marked by one unit; a skipped stretch becomes blank, and a paragraph's
 * end where it holds a line break. Four zero units follow the text, so that looking ahead needs no check.
 */
export function load(
  memory: Memory,
  text: string,
  placeholders: readonly Placeholder[],
  skipped: readonly Span[],
): void {
  const size = text.length;
  if (memory.units.length < size + 4) {
    memory.units = new Uint16Array(Math.max(4096, size + 4, Math.min(memory.units.length * 2, size + (1 << 20))));
    memory.bytes = Buffer.from(memory.units.buffer);
  }
  const { units } = memory;
  memory.bytes.write(text, 'utf16le');
  units.fill(0, size, size + 4);
  for (const { start, end } of skipped) {
    let broken = false;
    for (let at = start; at < end; at++) if (units[at] === 10 || units[at] === 13) broken = true;
    units.fill(32, start, end);
    if (broken) units[start] = 0x2029;
  }
  for (const { start, end } of placeholders) if (end > start) units[start] = placeholderUnit;
  memory.count = 0;
  memory.lines = 0;
  memory.spaced = 1;
  memory.quoted = false;
  memory.unquoted = 0;
  memory.place = 0;
}

/** Adds a token with its hashes before their last step. */
export function add(memory: Memory, kind: number, start: number, end: number, one: number, two: number): void {
  const at = memory.count++;
  memory.kind[at] = kind;
  memory.start[at] = start;
  memory.end[at] = end;
  memory.hash[at] = finish1(one);
  memory.check[at] = finish2(two);
  memory.breaks[at] = Math.min(memory.lines, 255);
  memory.space[at] = memory.spaced;
  memory.lines = 0;
  memory.spaced = 0;
}

/** Adds a token of one folded unit. */
export function addUnit(memory: Memory, kind: number, start: number, end: number, unit: number): void {
  add(memory, kind, start, end, Math.imul(seed1 ^ unit, prime1), Math.imul(seed2 + unit, prime2));
}

/** Adds a token that is spelt by all its units. */
export function addRange(memory: Memory, fold: Fold, kind: number, start: number, end: number): void {
  let one = seed1;
  let two = seed2;
  for (let at = start; at < end; at++) {
    const unit = look(fold, memory.units[at]!) & 0xffff;
    one = Math.imul(one ^ unit, prime1);
    two = Math.imul(two + unit, prime2);
  }
  add(memory, kind, start, end, one, two);
}
