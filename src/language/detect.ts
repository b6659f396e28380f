import type { Scan } from '../scan.ts';
import { Token, type Tokens } from '../types.ts';
import { Class, type Fold, look, makeFold } from './fold.ts';

/**
 * Everything by which languages are told apart, packed at build time: plain numbers and typed arrays.
 * A language is known by its index, in sets by the bit of that index.
 */
export interface Detector {
  /** The linted languages, then the strangers. */
  readonly codes: readonly string[];
  /** Number of linted languages. */
  readonly linted: number;
  /** Script of each language, as `scriptOf` numbers it. */
  readonly scripts: Uint16Array;
  /** Open-addressing table: hashes of frequent words, and the set of languages of each. */
  readonly words: Uint32Array;
  readonly masks: Uint32Array;
  /** Per code unit below 0x700: languages it speaks for, and against. */
  readonly letters: Uint32Array;
  readonly foreign: Uint32Array;
  /** Log-odds of letter trigrams in sixteenths, `buckets` for each linted language. */
  readonly trigrams: Int8Array;
  /** What a language's own words have in the mean where they were not counted for it, in sixteenths. */
  readonly expected: Int8Array;
}

export interface Detection {
  /** Null where no linted language was recognised. */
  readonly language: string | null;
  /** From 0 to 1. */
  readonly confidence: number;
  readonly reason: string;
}

/** What speaks for each language, by its index. */
export interface Evidence {
  /** Words of its script. */
  readonly words: Float64Array;
  /** Its frequent words. */
  readonly hits: Float64Array;
  /** Words with a letter that speaks for it, and against it. */
  readonly forms: Float64Array;
  readonly against: Float64Array;
  /** Trigrams: log-odds above what its own words would have. */
  readonly odds: Float64Array;
  total: number;
}

/** Words looked at. */
const sample = 96;
/** Least confidence by which a text is taken as of a language. */
const floor = 0.5;
export const buckets = 4096;
export const letterLimit = 0x700;

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

const grams = new Uint16Array(40);

/** Fills `grams` with the buckets of a word's folded trigrams, edges included; returns their number, at most 40. */
export function trigramsOf(text: string, start: number, end: number, fold: Fold): readonly [Uint16Array, number] {
  let one = 32;
  let two = 32;
  let size = 0;
  for (let at = start; at < end && size < 39; at++) {
    const entry = look(fold, text.charCodeAt(at));
    if (((entry >>> 16) & 31) !== Class.letter) continue;
    const three = entry & 0xffff;
    if (two !== 32) grams[size++] = bucketOf(one, two, three);
    one = two;
    two = three;
  }
  if (two !== 32) grams[size++] = bucketOf(one, two, 32);
  return [grams, size];
}

function languagesOf(hash: number, { words, masks }: Detector): number {
  const last = words.length - 1;
  for (let slot = hash & last; masks[slot] !== 0; slot = (slot + 1) & last)
    if (words[slot] === hash) return masks[slot]!;
  return 0;
}

function tally(counts: Float64Array, set: number): void {
  for (let rest = set; rest !== 0; rest &= rest - 1) counts[31 - Math.clz32(rest & -rest)]!++;
}

/** Counts what speaks for each language in the first 96 words. */
export function gather(tokens: Tokens, detector: Detector): Evidence {
  const { codes, linted, scripts, letters, foreign, trigrams, expected } = detector;
  const { text, kind, start, end, hash, count } = tokens;
  const fold = (tokens as Scan).fold ?? makeFold([]);
  const list = (): Float64Array => new Float64Array(codes.length);
  const evidence: Evidence = { words: list(), hits: list(), forms: list(), against: list(), odds: list(), total: 0 };
  const { words, hits, forms, against, odds } = evidence;
  const perScript = new Map<number, number>();
  for (let at = 0; at < count && evidence.total < sample; at++) {
    if (kind[at] !== Token.word) continue;
    evidence.total++;
    const from = start[at]!;
    const to = Math.min(end[at]!, from + 32);
    const script = scriptOf(text.charCodeAt(from));
    perScript.set(script, (perScript.get(script) ?? 0) + 1);
    tally(hits, languagesOf(hash[at]!, detector));
    let pro = 0;
    let contra = 0;
    for (let next = from; next < to; next++) {
      const unit = text.charCodeAt(next);
      if (unit > 0x7f && unit < letterLimit) {
        pro |= letters[unit]!;
        contra |= foreign[unit]!;
      }
    }
    if (pro !== 0) tally(forms, pro);
    if (contra !== 0) tally(against, contra);
    const [list, size] = trigramsOf(text, from, to, fold);
    for (let index = 0; index < linted; index++) {
      if (scripts[index] !== script) continue;
      let sum = 0;
      for (let gram = 0; gram < size; gram++) sum += trigrams[index * buckets + list[gram]!]! - expected[index]!;
      odds[index]! += sum / 16;
    }
  }
  for (let index = 0; index < codes.length; index++) words[index] = perScript.get(scripts[index]!) ?? 0;
  return evidence;
}

/** Log-odds that the text is of the language, by weights fitted on sentences of twenty-one languages. */
function logOdds({ words, hits, forms, against, odds }: Evidence, index: number, stranger: boolean): number {
  // Words of one text are no independent witnesses: their weight grows like a root.
  const damp = 1 / Math.sqrt(1 + words[index]! / 6);
  const seen = 2.7 * hits[index]! + 1.2 * forms[index]! - 3 * against[index]! + 0.07 * odds[index]!;
  return (stranger ? 1 : 3.6) + damp * (seen - 0.9 * words[index]!);
}

/** Tells the language of a text by its first 96 words, or null where none is recognised. */
export function detect(tokens: Tokens, detector: Detector): Detection {
  const evidence = gather(tokens, detector);
  if (evidence.total === 0) return { language: null, confidence: 0, reason: 'it has no words' };
  let best = -1;
  let top = 0;
  let all = 1;
  for (let index = 0; index < detector.codes.length; index++) {
    if (evidence.words[index] === 0) continue;
    // Latin names stand in texts of any script, other scripts hardly ever in Latin text.
    const share = (evidence.words[index]! / evidence.total) * (detector.scripts[index] === 1 ? 1 : 2);
    const odds = logOdds(evidence, index, index >= detector.linted) * Math.min(1, share);
    all += Math.exp(odds);
    if (odds <= top) continue;
    best = index;
    top = odds;
  }
  if (best < 0) return { language: null, confidence: 0, reason: 'its words are of no language known here' };
  const code = detector.codes[best]!;
  const confidence = Math.exp(top) / all;
  if (best >= detector.linted) return { language: null, confidence: 1 - confidence, reason: `it reads like ${code}` };
  if (confidence < floor) return { language: null, confidence, reason: `it reads like ${code}, but not surely` };
  return { language: code, confidence, reason: `its words and letters are those of ${code}` };
}
