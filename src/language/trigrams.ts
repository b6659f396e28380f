import { Class } from './classes.ts';
import { type Fold, kindOf, look } from './fold.ts';

/** Trigrams fall into so many buckets. */
export const buckets = 4096;
/** Units of a word that are looked at. */
export const longestWord = 32;

/** A number for the script of a letter; 0 for what is no letter of a known block. */
export function scriptOf(unit: number): number {
  if (unit < 0x41) return 0;
  if (unit < 0x250 || (unit >= 0x1e00 && unit < 0x1f00)) return 1;
  if (unit >= 0x370 && unit < 0x400) return 2;
  if (unit >= 0x400 && unit < 0x530) return 3;
  if (unit >= 0x590 && unit < 0x600) return 4;
  if ((unit >= 0x600 && unit < 0x780) || (unit >= 0xfb50 && unit < 0xff00)) return 5;
  return unit < 0x900 || (unit >= 0x2000 && unit < 0x2e80) ? 0 : 8 + (unit >>> 8);
}

function bucketOf(one: number, two: number, three: number): number {
  const mixed = Math.imul(Math.imul(Math.imul(one, 0x9e3779b1) ^ two, 0x85ebca6b) ^ three, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 15)) & (buckets - 1);
}

/** Buckets of the trigrams of the last word looked at. */
export const grams = new Uint16Array(longestWord + 2);

/** Fills `grams` with the buckets of a word's folded trigrams, edges included; returns their number. */
export function trigramsOf(text: string, start: number, end: number, fold: Fold): number {
  let one = 32;
  let two = 32;
  let size = 0;
  for (let at = start; at < end && size <= longestWord; at++) {
    const entry = look(fold, text.charCodeAt(at));
    if (kindOf(entry) !== Class.letter) continue;
    const three = entry & 0xffff;
    if (two !== 32) grams[size++] = bucketOf(one, two, three);
    one = two;
    two = three;
  }
  if (two !== 32) grams[size++] = bucketOf(one, two, 32);
  return size;
}
