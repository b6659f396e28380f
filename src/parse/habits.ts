import type { Fold } from '../language/fold.ts';
import { hashOf } from '../language/hash.ts';
import type { Habits, Patterns, Profile } from '../language/profile.ts';
import { countWhile } from '../series.ts';
import { makeScanner, type Scanner } from './tokenise.ts';

const [comma] = hashOf(',');
const [stop] = hashOf('.');

const kept = new WeakMap<object, { readonly fold: Fold; readonly habits: Habits }>();
let scan: Scanner | undefined;

/** The hashes of each line of a list, without commas and stops at its end. */
function hashLines(list: readonly string[] | undefined, fold: Fold): number[][] {
  scan ??= makeScanner();
  const { count, hash, breaks } = scan((list ?? []).join('\n'), [], [], fold);
  const found: number[][] = [];
  let line: number[] = [];
  for (let at = 0; at <= count; at++) {
    if (at === count || breaks[at]! > 0) {
      while (line.at(-1) === comma || line.at(-1) === stop) line.pop();
      if (line.length > 0) found.push(line);
      line = [];
    }
    if (at < count) line.push(hash[at]!);
  }
  return found;
}

/** The habits of a profile for a folding, as they are shipped: nothing need be read when a text waits. */
export function packHabits(profile: Profile, fold: Fold): Habits {
  return {
    common: Uint32Array.from(new Set(hashLines(profile.common, fold).flat())).sort(),
    abbreviations: lay(hashLines(profile.abbreviations, fold), -1),
    titles: lay(hashLines(profile.titles, fold), -1),
    greetings: lay(hashLines(profile.greetings, fold), 0),
    closings: lay(hashLines(profile.closings, fold), 0),
    conjunctions: (profile.proclitics ?? []).slice(0, 2).join(''),
  };
}

/** Lays lines beside each other, found by the word at an index. */
function lay(lines: readonly (readonly number[])[], index: 0 | -1): Patterns {
  const sorted = [...lines].sort((one, other) => one.at(index)! - other.at(index)!);
  let end = 0;
  return {
    keys: Uint32Array.from(sorted, (line) => line.at(index)!),
    ends: Uint32Array.from(sorted, ({ length }) => (end += length)),
    words: Uint32Array.from(sorted.flat()),
  };
}

/** A profile's habits: as they are shipped, or else derived; once per profile and folding. */
export function habitsOf(profile: Profile, fold: Fold): Habits {
  if (profile.habits) return profile.habits;
  const known = kept.get(profile);
  if (known?.fold === fold) return known.habits;
  const habits = packHabits(profile, fold);
  kept.set(profile, { fold, habits });
  return habits;
}

/** Index of the first number of a rising list that is not below another. */
export function firstFrom(rising: Uint32Array, number: number): number {
  return countWhile(rising.length, (at) => rising[at]! < number);
}

/** Whether a word, by its hash, is a common one. */
export function isCommon({ common }: Habits, word: number): boolean {
  return common[firstFrom(common, word)] === word;
}
