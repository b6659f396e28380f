import { type Detector, letterLimit } from '../language/detect.ts';
import type { Fold } from '../language/fold.ts';
import type { Profile } from '../language/profile.ts';
import { buckets, grams, scriptOf, trigramsOf } from '../language/trigrams.ts';
import { makeScanner } from '../parse/tokenise.ts';
import { Token } from '../types.ts';

/** A language that is told only so that nobody takes it for a linted one. */
export interface Stranger {
  readonly name: string;
  readonly common: readonly string[];
  readonly letters: string;
}

/** Percentage of frequent words where too little text is known to count: fewer words than `enough`. */
const usualCoverage = 45;
const enough = 500;
/** Sets of languages are 32 bits wide. */
const most = 32;

/** All words a profile knows, as one text. */
function wordsOf(profile: Profile): string {
  const { common, numbers, months, weekdays, units, greetings, closings, legal, quoted } = profile;
  return [common, numbers, months, weekdays, units, greetings, closings, legal, quoted].flat().join('\n');
}

/**
 * Packs what tells the languages apart. `vocabulary` gives further text of a language by its code, such as
 * its phrases as written: the more words, the surer it is of single sentences. Of `strangers` those that
 * are linted themselves are left out.
 */
export function makeDetector(
  profiles: readonly Profile[],
  fold: Fold,
  vocabulary: Readonly<Record<string, string>> = {},
  strangers: Readonly<Record<string, Stranger>> = {},
): Detector {
  const scan = makeScanner();
  const own = new Set(profiles.map(({ code }) => code));
  const others = Object.entries(strangers).filter(([code]) => !own.has(code));
  const all = [
    ...profiles.map(({ code, common, letters, foreign }) => ({ code, common, letters, foreign })),
    ...others.map(([code, { common, letters }]) => ({ code, common, letters, foreign: '' })),
  ].slice(0, most);
  const known = new Map<number, number>();
  const letters = new Uint32Array(letterLimit);
  const foreign = new Uint32Array(letterLimit);
  const scripts = new Uint16Array(all.length);
  all.forEach((language, index) => {
    const bit = 1 << index;
    const common = scan((language.common ?? []).join('\n'), [], [], fold);
    if (common.count > 0) scripts[index] = scriptOf(common.text.charCodeAt(common.start[0]!));
    for (let at = 0; at < common.count; at++) known.set(common.hash[at]!, (known.get(common.hash[at]!) ?? 0) | bit);
    mark(letters, language.letters, bit);
    mark(foreign, language.foreign, bit);
  });
  const trigrams = new Int8Array(buckets * profiles.length);
  const expected = new Int8Array(profiles.length);
  const coverage = new Uint8Array(all.length).fill(usualCoverage);
  profiles.forEach((profile, index) => {
    const counts = new Float64Array(buckets);
    const seen = new Set<number>();
    let running = 0;
    let frequent = 0;
    const read = (text: string): void => {
      const words = scan(text, [], [], fold);
      for (let at = 0; at < words.count; at++) {
        if (words.kind[at] !== Token.word) continue;
        if (scriptOf(text.charCodeAt(words.start[at]!)) !== scripts[index]) continue;
        running++;
        if (((known.get(words.hash[at]!) ?? 0) & (1 << index)) !== 0) frequent++;
        if (seen.has(words.hash[at]!)) continue;
        seen.add(words.hash[at]!);
        const size = trigramsOf(text, words.start[at]!, words.end[at]!, fold);
        for (let gram = 0; gram < size; gram++) counts[grams[gram]!]!++;
      }
    };
    // Names of groups and classes are no words of the language.
    read((vocabulary[profile.code] ?? '').replace(/\{[^}]*\}|#\w+/g, ' '));
    if (running >= enough) coverage[index] = Math.round((100 * frequent) / running);
    read(wordsOf(profile));
    expected[index] = fill(trigrams.subarray(index * buckets, (index + 1) * buckets), counts);
  });
  // A stranger is judged as mildly as its neighbour.
  for (let index = profiles.length; index < all.length; index++) {
    const neighbour = scripts.subarray(0, profiles.length).indexOf(scripts[index]!);
    if (neighbour >= 0) coverage[index] = Math.min(usualCoverage, coverage[neighbour]!);
  }
  return {
    codes: all.map(({ code }) => code),
    linted: profiles.length,
    scripts,
    ...table(known),
    letters,
    foreign,
    trigrams,
    expected,
    coverage,
  };
}

function mark(table: Uint32Array, list: string | undefined, bit: number): void {
  for (const char of (list ?? '').toLowerCase() + (list ?? '').toUpperCase()) {
    const unit = char.charCodeAt(0);
    if (unit < letterLimit) table[unit]! |= bit;
  }
}

/** Turns counts into log-odds against chance; returns their mean when each word is left out in its turn. */
function fill(odds: Int8Array, counts: Float64Array): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const oddsOf = (count: number): number => Math.log2(((count + 0.05) / (total + 0.05 * buckets)) * buckets * 0.25);
  let sum = 0;
  for (let bucket = 0; bucket < buckets; bucket++) {
    const count = counts[bucket]!;
    odds[bucket] = Math.max(-127, Math.min(127, Math.round(oddsOf(count) * 16)));
    if (count > 0) sum += count * oddsOf(count - 1);
  }
  return total === 0 ? 0 : Math.max(-127, Math.min(127, Math.round((sum / total) * 16)));
}

/** An open-addressing table, at most two thirds full. */
function table(known: ReadonlyMap<number, number>): Pick<Detector, 'words' | 'masks'> {
  let size = 64;
  while (size < known.size * 1.5) size *= 2;
  const words = new Uint32Array(size);
  const masks = new Uint32Array(size);
  for (const [hash, mask] of known) {
    let slot = hash & (size - 1);
    while (masks[slot] !== 0) slot = (slot + 1) & (size - 1);
    words[slot] = hash;
    masks[slot] = mask;
  }
  return { words, masks };
}
