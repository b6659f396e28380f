import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packedFolder } from '../packed.ts';
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

/** The functions of `wasm/index.ts`; what is known of a token, they give and take as a number other than 0. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  packAt(): number;
  open(): void;
  begin(count: number): number;
  find(hash: number, check: number): number;
  ask(): void;
  unitsAt(): number;
  form(length: number): void;
  is(symbol: number): void;
  keep(hash: number, check: number): number;
  put(index: number, known: number, kind: number): void;
  hear(count: number, opening: number): number;
  hitsAt(): number;
}

declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: Exports };
};

/** An ear with the phrases of one language. */
export interface Ear extends Pick<Exports, 'begin' | 'find' | 'ask' | 'is' | 'keep' | 'put' | 'hear'> {
  readonly header: PackHeader;
  /** Adds what a folded spelling is by itself. */
  spell(folded: string): void;
  /** The hits of the last sentence, three numbers each: output, first token, the one behind the last. */
  hits(count: number): Int32Array;
}

/** Longer spellings are in no phrase. */
const longestSpelling = 64;

// A name that no loader gives a meaning of its own: some wrap a module in a function of `module`.
let compiled: object | undefined;

/** Makes an ear for the phrases of a pack. */
export function openEar(pack: Uint8Array): Ear {
  compiled ??= new WebAssembly.Module(readFileSync(join(packedFolder, '../hear.wasm')));
  const { exports } = new WebAssembly.Instance(compiled);
  const { memory, packAt, open, unitsAt, form, hitsAt } = exports;
  const end = packAt() + pack.length;
  memory.grow(Math.max(0, Math.ceil((end - memory.buffer.byteLength) / 65536)));
  new Uint8Array(memory.buffer).set(pack, packAt());
  open();
  let units = new Uint16Array(0);
  return {
    ...exports,
    header: headerOf(pack),
    spell(folded) {
      if (folded.length > longestSpelling) return;
      // Where the memory has grown, views of it are empty.
      if (units.length === 0) units = new Uint16Array(memory.buffer, unitsAt(), longestSpelling);
      for (let at = 0; at < folded.length; at++) units[at] = folded.charCodeAt(at);
      form(folded.length);
    },
    hits: (count) => new Int32Array(memory.buffer, hitsAt(), 3 * count),
  };
}
