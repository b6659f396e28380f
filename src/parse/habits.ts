import type { Fold } from '../language/fold.ts';
import { hashOf } from '../language/hash.ts';
import type { PackedHabits, Profile } from '../language/profile.ts';
import { makeScanner, type Scanner } from './tokenise.ts';

const [comma] = hashOf(',');
const [stop] = hashOf('.');

/** Word sequences as hashes, found by their first or last one. */
export type Patterns = ReadonlyMap<number, readonly (readonly number[])[]>;

/** What cutting sentences needs of a language, in words' hashes. */
export interface Habits {
  readonly common: ReadonlySet<number>;
  /** By the last word; without the final stop. */
  readonly abbreviations: Patterns;
  readonly titles: Patterns;
  /** By the first word. */
  readonly greetings: Patterns;
  readonly closings: Patterns;
  /** First letters by which a word goes on with the sentence before it, in scripts without case. */
  readonly conjunctions: string;
}

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

/** Packs a profile's habits for a folding, so that nothing need be read when a text waits. */
export function packHabits(profile: Profile, fold: Fold): PackedHabits {
  return {
    common: [...new Set(hashLines(profile.common, fold).flat())],
    abbreviations: hashLines(profile.abbreviations, fold),
    titles: hashLines(profile.titles, fold),
    greetings: hashLines(profile.greetings, fold),
    closings: hashLines(profile.closings, fold),
    conjunctions: (profile.proclitics ?? []).slice(0, 2).join(''),
  };
}

function byWord(list: readonly (readonly number[])[], last: boolean): Patterns {
  const found = new Map<number, (readonly number[])[]>();
  for (const line of list) {
    const key = line[last ? line.length - 1 : 0]!;
    const bucket = found.get(key);
    if (bucket) bucket.push(line);
    else found.set(key, [line]);
  }
  return found;
}

/** A profile's habits: unpacked, or else derived; once per profile and folding. */
export function habitsOf(profile: Profile, fold: Fold): Habits {
  const known = kept.get(profile);
  if (known?.fold === fold) return known.habits;
  const packed = profile.habits ?? packHabits(profile, fold);
  const habits: Habits = {
    common: new Set(packed.common),
    abbreviations: byWord(packed.abbreviations, true),
    titles: byWord(packed.titles, true),
    greetings: byWord(packed.greetings, false),
    closings: byWord(packed.closings, false),
    conjunctions: packed.conjunctions,
  };
  kept.set(profile, { fold, habits });
  return habits;
}
