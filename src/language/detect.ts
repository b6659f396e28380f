import type { Scan } from '../parse/scan.ts';
import { Token } from '../types.ts';
import type { Fold } from './fold.ts';
import { buckets, grams, longestWord, scriptOf, trigramsOf } from './trigrams.ts';

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
  /** Percentage of running words that are frequent ones: low where words have many forms. */
  readonly coverage: Uint8Array;
}

export interface Detection {
  /** Null where no linted language was recognised. */
  readonly language: string | null;
  /** From 0 to 1. */
  readonly confidence: number;
  readonly reason: string;
}

/** What speaks for each language, by its index. */
interface Evidence {
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

/** Words looked at: first these, which suffice for most messages, then at most so many. */
const glance = 40;
const sample = 96;
/** Confidence by which a glance suffices. */
const sure = 0.995;
/** Least confidence by which a text is taken as of a language. */
const floor = 0.5;
export const letterLimit = 0x700;

function languagesOf(hash: number, { words, masks }: Detector): number {
  const last = words.length - 1;
  for (let slot = hash & last; masks[slot] !== 0; slot = (slot + 1) & last)
    if (words[slot] === hash) return masks[slot]!;
  return 0;
}

function tally(counts: Float64Array, set: number): void {
  for (let rest = set; rest !== 0; rest &= rest - 1) counts[31 - Math.clz32(rest & -rest)]!++;
}

const scratch = (): Float64Array => new Float64Array(32);
const evidence = { words: scratch(), hits: scratch(), forms: scratch(), against: scratch(), odds: scratch(), total: 0 };
const perScript = new Float64Array(8 + 256);

/**
 * Counts what speaks for each language in the first words, at most `limit`; the trigrams only if asked for,
 * as they cost most. The arrays are reused: they hold until the next call.
 */
function gather(tokens: Scan, detector: Detector, limit: number, withTrigrams: boolean): Evidence {
  const { scripts, letters, foreign } = detector;
  const { text, kind, start, end, hash, count } = tokens;
  const { words, hits, forms, against, odds } = evidence;
  for (const list of [hits, forms, against, odds, perScript]) list.fill(0);
  let total = 0;
  for (let at = 0; at < count && total < limit; at++) {
    if (kind[at] !== Token.word) continue;
    total++;
    const from = start[at]!;
    const to = Math.min(end[at]!, from + longestWord);
    const script = scriptOf(text.charCodeAt(from));
    perScript[script]!++;
    const known = languagesOf(hash[at]!, detector);
    if (known !== 0) tally(hits, known);
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
    // A name may hold any letter: Müller, Café Détente.
    if (contra !== 0 && !isCapital(text[from]!)) tally(against, contra);
    if (withTrigrams) weigh(detector, text, from, to, script, tokens.fold);
  }
  for (let index = 0; index < scripts.length; index++) words[index] = perScript[scripts[index]!]!;
  evidence.total = total;
  return evidence;
}

function isCapital(char: string): boolean {
  return char !== char.toLowerCase();
}

/** Adds the log-odds of a word's trigrams for each linted language of its script. */
function weigh(detector: Detector, text: string, from: number, to: number, script: number, fold: Fold): void {
  const { linted, scripts, trigrams, expected } = detector;
  const size = trigramsOf(text, from, to, fold);
  for (let index = 0; index < linted; index++) {
    if (scripts[index] !== script) continue;
    let sum = 0;
    for (let gram = 0; gram < size; gram++) sum += trigrams[index * buckets + grams[gram]!]! - expected[index]!;
    evidence.odds[index]! += sum / 16;
  }
}

/** Log-odds that the text is of the language, by weights fitted on sentences of twenty-one languages. */
function logOdds({ words, hits, forms, against, odds }: Evidence, index: number, detector: Detector): number {
  // Words of one text are no independent witnesses: their weight grows like a root.
  const damp = 1 / Math.sqrt(1 + words[index]! / 6);
  const misses = Math.min(1.1, Math.max(0.4, detector.coverage[index]! / 50)) * words[index]!;
  const seen = 2.7 * hits[index]! + 1.2 * forms[index]! - 3.5 * against[index]! + 0.13 * odds[index]!;
  return (index < detector.linted ? 3.6 : 1.3) + damp * (seen - 0.94 * misses);
}

/** Tells the language of a text by its first 96 words, or null where none is recognised. */
export function detect(tokens: Scan, detector: Detector): Detection {
  const first = judge(gather(tokens, detector, glance, false), detector);
  if (first.confidence >= sure && evidence.total === glance) return first;
  return judge(gather(tokens, detector, sample, true), detector);
}

function judge(seen: Evidence, detector: Detector): Detection {
  const { codes, linted, scripts } = detector;
  if (seen.total === 0) return { language: null, confidence: 0, reason: 'it has no words' };
  let best = -1;
  let top = 0;
  let all = 1;
  for (let index = 0; index < codes.length; index++) {
    if (seen.words[index] === 0) continue;
    // Latin names stand in texts of any script, other scripts hardly ever in Latin text.
    const share = (seen.words[index]! / seen.total) * (scripts[index] === 1 ? 1 : 2);
    const odds = logOdds(seen, index, detector) * Math.min(1, share);
    all += Math.exp(odds);
    if (odds <= top) continue;
    best = index;
    top = odds;
  }
  if (best < 0) return { language: null, confidence: 0, reason: 'its words are of no language known here' };
  const code = codes[best]!;
  const confidence = Math.exp(top) / all;
  if (best >= linted) return { language: null, confidence: 1 - confidence, reason: `it reads like ${code}` };
  if (confidence < floor) return { language: null, confidence, reason: `it reads like ${code}, but not surely` };
  return { language: code, confidence, reason: `its words and letters are those of ${code}` };
}
