import type { Scan } from '../tokenise.ts';
import { makeScanner } from '../tokenise.ts';
import { Token, type Tokens } from '../types.ts';
import { Class, type Fold, look, makeFold } from './fold.ts';
import type { Profile } from './profile.ts';

/** Everything by which languages are told apart, packed at build time: plain numbers and typed arrays. */
export interface Detector {
  readonly codes: readonly string[];
  /** Script of each language, as `scriptOf` numbers it. */
  readonly scripts: Uint8Array;
  /** Open-addressing table of hashes of frequent words, and the set of languages of each as bits. */
  readonly words: Uint32Array;
  readonly masks: Uint16Array;
  /** Per code unit below 0x700: languages it speaks for (low half) and against (high half), as bits. */
  readonly letters: Uint32Array;
  /** Log-odds of letter trigrams, `buckets` per language. */
  readonly trigrams: Int8Array;
}

export interface Detection {
  /** Null where no known language was recognised. */
  readonly language: string | null;
  /** From 0 to 1. */
  readonly confidence: number;
  readonly reason: string;
}

const sample = 96;
const buckets = 8192;
const letterLimit = 0x700;

/** A number for the script of a letter; 0 for what is no letter of a known block. */
function scriptOf(unit: number): number {
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

/** Visits the trigrams of a word's folded letters, edges included. */
function eachTrigram(text: string, start: number, end: number, fold: Fold, visit: (bucket: number) => void): void {
  let one = 32;
  let two = 32;
  for (let at = start; at < end; at++) {
    const entry = look(fold, text.charCodeAt(at));
    if (((entry >>> 16) & 31) !== Class.letter) continue;
    const three = entry & 0xffff;
    if (two !== 32) visit(bucketOf(one, two, three));
    one = two;
    two = three;
  }
  if (two !== 32) visit(bucketOf(one, two, 32));
}

/** All words a profile knows, as one text. */
function vocabularyOf(profile: Profile): string {
  const { common, numbers, months, weekdays, units, greetings, closings, legal, quoted } = profile;
  return [common, numbers, months, weekdays, units, greetings, closings, legal, quoted].flat().join('\n');
}

/**
 * Packs what tells the languages apart. `vocabulary` may give further text of a language by its code,
 * such as its phrases: the more words, the surer it is of single sentences.
 */
export function makeDetector(
  profiles: readonly Profile[],
  fold: Fold,
  vocabulary: Readonly<Record<string, string>> = {},
): Detector {
  const scan = makeScanner();
  const known = new Map<number, number>();
  const letters = new Uint32Array(letterLimit);
  const trigrams = new Int8Array(buckets * profiles.length);
  const scripts = new Uint8Array(profiles.length);
  profiles.forEach((profile, index) => {
    const bit = 1 << index;
    const common = scan(profile.common.join('\n'), [], [], fold);
    scripts[index] = scriptOf(common.text.charCodeAt(0));
    for (let at = 0; at < common.count; at++) known.set(common.hash[at]!, (known.get(common.hash[at]!) ?? 0) | bit);
    const mark = (list: string, mask: number): void => {
      for (const char of list.toLowerCase() + list.toUpperCase()) {
        const unit = char.charCodeAt(0);
        if (unit < letterLimit) letters[unit]! |= mask;
      }
    };
    mark(profile.letters, bit);
    mark(profile.foreign, bit << 16);
    const counts = new Float64Array(buckets);
    let total = 0;
    const words = scan(`${vocabularyOf(profile)}\n${vocabulary[profile.code] ?? ''}`, [], [], fold);
    const seen = new Set<number>();
    for (let at = 0; at < words.count; at++) {
      if (words.kind[at] !== Token.word || seen.has(words.hash[at]!)) continue;
      seen.add(words.hash[at]!);
      eachTrigram(words.text, words.start[at]!, words.end[at]!, fold, (bucket) => {
        counts[bucket]!++;
        total++;
      });
    }
    for (let bucket = 0; bucket < buckets; bucket++) {
      const odds = Math.log2(((counts[bucket]! + 0.05) / (total + 0.05 * buckets)) * 2000);
      trigrams[index * buckets + bucket] = Math.max(-64, Math.min(64, Math.round(odds * 8)));
    }
  });
  let size = 64;
  while (size < known.size * 3) size *= 2;
  const words = new Uint32Array(size);
  const masks = new Uint16Array(size);
  for (const [hash, mask] of known) {
    let slot = hash & (size - 1);
    while (masks[slot] !== 0) slot = (slot + 1) & (size - 1);
    words[slot] = hash;
    masks[slot] = mask;
  }
  return { codes: profiles.map(({ code }) => code), scripts, words, masks, letters, trigrams };
}

/** Languages, as bits, to whose frequent words the hash belongs. */
function languagesOf(hash: number, { words, masks }: Detector): number {
  const last = words.length - 1;
  for (let slot = hash & last; masks[slot] !== 0; slot = (slot + 1) & last)
    if (words[slot] === hash) return masks[slot]!;
  return 0;
}

function shared(mask: number): number {
  let rest = mask;
  let bits = 0;
  for (; rest !== 0; rest &= rest - 1) bits++;
  return bits;
}
const none: Detection = { language: null, confidence: 0, reason: 'there are no words' };

export interface Evidence {
  words: Float64Array;
  hits: Float64Array;
  forms: Float64Array;
  against: Float64Array;
  odds: Float64Array;
  grams: Float64Array;
  total: number;
}
export function evidence(tokens: Tokens, detector: Detector): Evidence {
  const { codes, scripts, letters, trigrams } = detector;
  const fold = (tokens as Scan).fold ?? makeFold([]);
  const mk = () => new Float64Array(codes.length);
  const e: Evidence = { words: mk(), hits: mk(), forms: mk(), against: mk(), odds: mk(), grams: mk(), total: 0 };
  for (let at = 0; at < tokens.count && e.total < sample; at++) {
    if (tokens.kind[at] !== Token.word) continue;
    const start = tokens.start[at]!;
    const script = scriptOf(tokens.text.charCodeAt(start));
    e.total++;
    const mask = languagesOf(tokens.hash[at]!, detector);
    const weight = 1 / (shared(mask) || 1);
    let l = 0;
    for (let i = start; i < tokens.end[at]!; i++) {
      const u = tokens.text.charCodeAt(i);
      if (u < letterLimit) l |= letters[u]!;
    }
    for (let c = 0; c < codes.length; c++)
      if (scripts[c] === script) {
        e.words[c]!++;
        if (mask & (1 << c)) e.hits[c]! += weight;
        if (l & (1 << c)) e.forms[c]!++;
        if (l & (1 << (c + 16))) e.against[c]!++;
        eachTrigram(tokens.text, start, tokens.end[at]!, fold, (b) => {
          e.odds[c]! += trigrams[c * buckets + b]! / 8;
          e.grams[c]!++;
        });
      }
  }
  return e;
}
/** Tells the language of a text by its first 96 words. */
export function detect(tokens: Tokens, detector: Detector): Detection {
  const { words, hits, forms, against, odds, total } = evidence(tokens, detector);
  if (total === 0) return none;
  let best = -1;
  let top = 0;
  let second = 0;
  for (let index = 0; index < words.length; index++) {
    if (words[index] === 0) continue;
    const score =
      1 + 3 * hits[index]! + forms[index]! - 2 * against[index]! + 0.15 * odds[index]! - 0.4 * words[index]!;
    if (score > top) {
      second = top;
      top = score;
      best = index;
    } else if (score > second) second = score;
  }
  if (best < 0) return { language: null, confidence: 0, reason: 'its words are of none of the known languages' };
  const confidence = (1 - Math.exp(-top / 2)) * (1 - second / (top + second + 1));
  return { language: detector.codes[best]!, confidence, reason: 'by its words and letters' };
}
