import type { Scan } from '../scan.ts';
import { makeScanner, type Scanner } from '../tokenise.ts';
import { Token } from '../types.ts';
import { caseless, type Fold, look, upper } from './fold.ts';
import { hashOf } from './hash.ts';
import type { Profile } from './profile.ts';

const [gap] = hashOf('…');
const [comma] = hashOf(',');
const [stop] = hashOf('.');

/** Hash sequences, found by their first or last hash. */
type Patterns = ReadonlyMap<number, readonly (readonly number[])[]>;

/** A profile's lists as hashes, made for one folding. */
export interface Habits {
  readonly fold: Fold;
  readonly common: ReadonlySet<number>;
  /** By the last word; without the final stop. */
  readonly abbreviations: Patterns;
  readonly titles: Patterns;
  /** By the first word. */
  readonly greetings: Patterns;
  readonly closings: Patterns;
  /** First letters of the proclitics, by which a word may go on with the sentence. */
  readonly conjunctions: string;
}

const kept = new WeakMap<Profile, Habits>();
let scan: Scanner | undefined;

function patterns(list: readonly string[] | undefined, fold: Fold, byLast: boolean): Patterns {
  scan ??= makeScanner();
  const found = new Map<number, number[][]>();
  const tokens = scan((list ?? []).join('\n'), [], [], fold);
  let line: number[] = [];
  for (let at = 0; at <= tokens.count; at++) {
    if (at === tokens.count || tokens.breaks[at]! > 0) {
      while (line.length > 0 && (line.at(-1) === comma || line.at(-1) === stop)) line.pop();
      const key = byLast ? line.at(-1) : line[0];
      if (key !== undefined) {
        const bucket = found.get(key);
        if (bucket) bucket.push(line);
        else found.set(key, [line]);
      }
      line = [];
    }
    if (at < tokens.count) line.push(tokens.hash[at]!);
  }
  return found;
}

/** A profile's habits, derived once per profile and folding. */
export function habitsOf(profile: Profile, fold: Fold): Habits {
  const known = kept.get(profile);
  if (known !== undefined && known.fold === fold) return known;
  const habits: Habits = {
    fold,
    common: new Set(patterns(profile.common, fold, false).keys()),
    abbreviations: patterns(profile.abbreviations, fold, true),
    titles: patterns(profile.titles, fold, true),
    greetings: patterns(profile.greetings, fold, false),
    closings: patterns(profile.closings, fold, false),
    conjunctions: (profile.proclitics ?? []).slice(0, 2).join(''),
  };
  kept.set(profile, habits);
  return habits;
}

/** Whether one of the patterns ends with the word at `at`, counting back. */
export function endsWith(found: Patterns, tokens: Scan, at: number): boolean {
  const bucket = found.get(tokens.hash[at]!);
  if (bucket === undefined) return false;
  return bucket.some((line) => {
    const from = at + 1 - line.length;
    return from >= 0 && line.every((hash, index) => tokens.hash[from + index] === hash);
  });
}

/** Number of tokens a pattern takes from `first`, or 0; a final `…` takes nothing by itself. */
function prefix(line: readonly number[], tokens: Scan, first: number, last: number): number {
  for (let index = 0; index < line.length; index++) {
    if (line[index] === gap) return index;
    if (first + index >= last || tokens.hash[first + index] !== line[index]) return 0;
  }
  return line.length;
}

/** Whether tokens may be names: capitals for the most part; in a script without case, no frequent word. */
function isName(tokens: Scan, first: number, last: number, habits: Habits): boolean {
  if (last - first > 10) return false;
  let capitals = 0;
  let small = 0;
  let frequent = 0;
  for (let at = first; at < last; at++) {
    if (tokens.kind[at] === Token.stop && at < last - 1 && !endsWith(habits.titles, tokens, at - 1)) return false;
    if (tokens.kind[at] !== Token.word) continue;
    if (habits.common.has(tokens.hash[at]!)) frequent++;
    const entry = look(tokens.fold, tokens.text.charCodeAt(tokens.start[at]!));
    if ((entry & upper) !== 0) capitals++;
    else if ((entry & caseless) === 0) small++;
  }
  return capitals + small === 0 ? frequent === 0 : capitals > small;
}

/** Whether a full stop that is no title's stands inside the line. */
function isCut(tokens: Scan, first: number, last: number, habits: Habits): boolean {
  for (let at = first + 1; at < last - 1; at++) {
    if (tokens.kind[at] === Token.stop && !endsWith(habits.titles, tokens, at - 1)) return true;
  }
  return false;
}

/** Whether the whole line `[first, last)` greets: « Dear Mr. Smith, ». */
export function isGreeting(tokens: Scan, first: number, last: number, habits: Habits): boolean {
  const bucket = habits.greetings.get(tokens.hash[first]!);
  if (bucket === undefined || isCut(tokens, first, last, habits)) return false;
  const final = tokens.hash[last - 1];
  const ended = tokens.kind[last - 1] === Token.stop || tokens.kind[last - 1] === Token.mark;
  const end = ended ? last - 1 : last;
  return bucket.some((line) => {
    const taken = prefix(line, tokens, first, end);
    if (taken === 0) return false;
    if (first + taken === end) return true;
    let commas = 0;
    for (let at = first + taken; at < end; at++) if (tokens.hash[at] === comma) commas++;
    if (commas > 0 && final !== comma && !isName(tokens, first + taken, end, habits)) return false;
    if (line.at(-1) === gap) return end - first <= 14;
    return tokens.hash[first + taken] === comma && isName(tokens, first + taken + 1, end, habits);
  });
}

/** Whether the whole line `[first, last)` signs off, a name after a comma included: « Cordialement, Marie ». */
export function isClosing(tokens: Scan, first: number, last: number, habits: Habits): boolean {
  const bucket = habits.closings.get(tokens.hash[first]!);
  if (bucket === undefined) return false;
  const ended = tokens.kind[last - 1] === Token.stop || tokens.kind[last - 1] === Token.mark;
  const end = ended ? last - 1 : last;
  return bucket.some((line) => {
    const taken = prefix(line, tokens, first, end);
    if (taken === 0) return false;
    const rest = first + taken;
    if (rest === end) return true;
    if (line.at(-1) === gap) return end - first <= 14;
    return tokens.kind[rest] === Token.mark && isName(tokens, rest + 1, end, habits);
  });
}
