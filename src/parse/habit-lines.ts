import { caseless, look, upper } from '../language/fold.ts';
import { hashOf } from '../language/hash.ts';
import type { Habits, Patterns } from '../language/profile.ts';
import { type Sentence, Token } from '../types.ts';
import { firstFrom, isCommon } from './habits.ts';
import type { Scan } from './scan.ts';

const [gap] = hashOf('…');
const [comma] = hashOf(',');

/** Whether one of the patterns found by a word passes a test, which is told where in `words` it begins and ends. */
function some({ keys, ends }: Patterns, word: number, test: (from: number, to: number) => boolean): boolean {
  for (let index = firstFrom(keys, word); keys[index] === word; index++)
    if (test(ends[index - 1] ?? 0, ends[index]!)) return true;
  return false;
}

/** Whether one of the patterns ends with the word at `at`, counting back. */
export function endsWith(found: Patterns, tokens: Scan, at: number): boolean {
  return some(found, tokens.hash[at]!, (from, to) => {
    const before = at + 1 - to;
    if (before + from < 0) return false;
    for (let index = from; index < to; index++) if (tokens.hash[before + index] !== found.words[index]) return false;
    return true;
  });
}

/** Number of tokens a pattern takes from `first`, or 0; a final `…` takes nothing by itself. */
function prefix(words: Uint32Array, from: number, to: number, tokens: Scan, first: number, last: number): number {
  for (let index = from, at = first; index < to; index++, at++) {
    if (words[index] === gap) return index - from;
    if (at >= last || tokens.hash[at] !== words[index]) return 0;
  }
  return to - from;
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
    if (isCommon(habits, tokens.hash[at]!)) frequent++;
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
  const { words } = habits.greetings;
  const final = tokens.hash[last - 1];
  const ended = tokens.kind[last - 1] === Token.stop || tokens.kind[last - 1] === Token.mark;
  const end = ended ? last - 1 : last;
  return some(habits.greetings, tokens.hash[first]!, (from, to) => {
    const taken = prefix(words, from, to, tokens, first, end);
    if (taken === 0 || isCut(tokens, first, last, habits)) return false;
    if (first + taken === end) return true;
    let commas = 0;
    for (let at = first + taken; at < end; at++) if (tokens.hash[at] === comma) commas++;
    if (commas > 0 && final !== comma && !isName(tokens, first + taken, end, habits)) return false;
    if (words[to - 1] === gap) return end - first <= 14;
    return tokens.hash[first + taken] === comma && isName(tokens, first + taken + 1, end, habits);
  });
}

/**
 * Whether a sentence begins with the name of whom it speaks to: one or two words with capitals that no text is full of,
 * and a comma, as in « Anna, I am sorry ». What goes on with a number is a date. A guess: "However, we lost it"
 * begins alike, so it counts only beside other signs.
 */
export function isAddressed(tokens: Scan, { first, last }: Pick<Sentence, 'first' | 'last'>, habits: Habits): boolean {
  const { kind, hash, space, fold, text, start } = tokens;
  let words = 0;
  let at = first;
  for (; at < last && kind[at] === Token.word; at++) {
    if (at === first || space[at] === 1) words++;
    if (isCommon(habits, hash[at]!) || (look(fold, text.charCodeAt(start[at]!)) & upper) === 0) return false;
  }
  return words > 0 && words < 3 && hash[at] === comma && at + 1 < last && kind[at + 1] === Token.word;
}

/** Whether the whole line `[first, last)` signs off, a name after a comma included: « Cordialement, Marie ». */
export function isClosing(tokens: Scan, first: number, last: number, habits: Habits): boolean {
  const { words } = habits.closings;
  const ended = tokens.kind[last - 1] === Token.stop || tokens.kind[last - 1] === Token.mark;
  const end = ended ? last - 1 : last;
  return some(habits.closings, tokens.hash[first]!, (from, to) => {
    const taken = prefix(words, from, to, tokens, first, end);
    if (taken === 0) return false;
    const rest = first + taken;
    if (rest === end) return true;
    if (words[to - 1] === gap) return end - first <= 14;
    return tokens.kind[rest] === Token.mark && isName(tokens, rest + 1, end, habits);
  });
}
