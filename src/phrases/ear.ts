import { startLoops } from '../loops.ts';
import type { Stored } from '../packed.ts';
import { headerOf, type PackHeader } from './pack.ts';

/** What a token means to a gap in a phrase. */
export const TokenKind = {
  /** It fills one. */
  plain: 0,
  /** It ends it. */
  mark: 1,
  /** A quote or bracket, which no gap minds. */
  bracket: 2,
  /** The point of an abbreviation, which fills one too, or of a sentence where it is the last token. */
  point: 3,
  stop: 4,
} as const;

/** The functions of `wasm/index.ts`. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  packAt(): number;
  open(): void;
  begin(count: number): number;
  unitsAt(): number;
  form(length: number): void;
  is(symbol: number): void;
  know(from: number): number;
  learn(index: number): number;
  hear(opening: number): number;
  hitsAt(): number;
}

/** An ear with the phrases of one language. */
export interface Ear extends Pick<Exports, 'form' | 'is' | 'know' | 'learn' | 'hear'> {
  readonly header: PackHeader;
  /** Begins a sentence of so many tokens. */
  begin(count: number): void;
  /** Where its tokens are given, three numbers each: two hashes and a `TokenKind`. Holds until one is learnt. */
  given(): Uint32Array;
  /** Where a folded spelling is written before its `form` is looked up. Holds until one is learnt. */
  units(): Uint16Array;
  /** The hits of the last sentence, three numbers each: output, first token, the one behind the last. */
  hits(count: number): Int32Array;
}

/** Longer spellings are in no phrase. */
export const longestSpelling = 64;
/** Room behind the pack for what the words of a few drafts are: asking for it bit by bit takes longer. */
const roomToLearn = 1 << 20;

/** Makes an ear for the phrases of a pack. */
export function openEar(pack: Stored): Ear {
  const loops = startLoops<Exports>('loops');
  const { memory, packAt, open, unitsAt, hitsAt } = loops;
  const end = packAt() + pack.size + roomToLearn;
  memory.grow(Math.max(0, Math.ceil((end - memory.buffer.byteLength) / 65536)));
  const bytes = new Uint8Array(memory.buffer, packAt(), pack.size);
  pack.read(bytes);
  const header = headerOf(bytes);
  open();
  let units = new Uint16Array(0);
  let given = new Uint32Array(0);
  let room = 0;
  let place = 0;
  return {
    ...loops,
    header,
    begin(count) {
      const at = loops.begin(count);
      room = at === place ? Math.max(room, 3 * count) : 3 * count;
      place = at;
    },
    given() {
      if (given.byteOffset !== place || given.length < room) given = new Uint32Array(memory.buffer, place, room);
      return given;
    },
    units() {
      // Where the memory has grown, views of it are empty.
      if (units.length === 0) units = new Uint16Array(memory.buffer, unitsAt(), longestSpelling);
      return units;
    },
    hits: (count) => new Int32Array(memory.buffer, hitsAt(), 3 * count),
  };
}
