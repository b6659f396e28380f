import { maskOf, type Pack } from './pack.ts';
import type { State } from './states.ts';

/** Where ways into the tree lead that begin with a token or group. */
export interface Beginnings {
  readonly starts: Beginning;
  /** Of phrases that stand only at the beginning of a sentence. */
  readonly opens: Beginning;
}

/** The nodes behind a beginning; where it is met often, the state of standing at them. */
export interface Beginning {
  readonly nodes: readonly number[];
  met: number;
  state?: State;
}

/** What the phrases know of a token; the same object for all tokens of which they know the same. */
export interface Known extends Beginnings {
  readonly id: number;
  /** Words, stems, groups and classes that it is, in rising order. */
  readonly symbols: Int32Array;
  /** 512 bits, of which each symbol sets one: most symbols that a token is not are told by them. */
  readonly filter: Int32Array;
  /** `maskOf` all symbols. */
  readonly mask: number;
}

/** Whether a token is known by a symbol. */
export function isKnownBy({ symbols, filter }: Known, symbol: number): boolean {
  if (((filter[(symbol >> 5) & 15] as number) & (1 << (symbol & 31))) === 0) return false;
  let low = 0;
  let high = symbols.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((symbols[middle] as number) < symbol) low = middle + 1;
    else high = middle;
  }
  return symbols[low] === symbol;
}

/** Describes a token by the symbols that it is by itself, with the groups of which they are members. */
export function describe(id: number, found: readonly number[], pack: Pack): Known {
  const { memberStarts, members } = pack;
  const all = [...found];
  for (const symbol of found)
    for (let at = memberStarts[symbol] as number; at < (memberStarts[symbol + 1] as number); at++)
      all.push(members[at] as number);
  const sorted = Int32Array.from(all).sort();
  const filter = new Int32Array(16);
  let mask = 0;
  let count = 0;
  for (let at = 0; at < sorted.length; at++) {
    const symbol = sorted[at] as number;
    if (count > 0 && symbol === sorted[count - 1]) continue;
    sorted[count++] = symbol;
    filter[(symbol >> 5) & 15]! |= 1 << (symbol & 31);
    mask |= maskOf(symbol);
  }
  const symbols = sorted.subarray(0, count);
  return { id, symbols, filter, mask, ...beginnings(symbols, pack) };
}

/** Where the tree goes on behind any of the symbols as the beginning of phrases. */
export function beginnings(
  symbols: ArrayLike<number>,
  { starterStarts, starters, openerStarts, openers }: Pack,
): Beginnings {
  return {
    starts: { nodes: nodesOf(symbols, starterStarts, starters), met: 0 },
    opens: { nodes: nodesOf(symbols, openerStarts, openers), met: 0 },
  };
}

function nodesOf(symbols: ArrayLike<number>, starts: Int32Array, nodes: Int32Array): number[] {
  const found: number[] = [];
  for (let index = 0; index < symbols.length; index++) {
    const symbol = symbols[index] as number;
    for (let at = starts[symbol] as number; at < (starts[symbol + 1] as number); at++) found.push(nodes[at] as number);
  }
  return found;
}
