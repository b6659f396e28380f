import { Class } from '../language/classes.ts';
import { caseless, kindOf, look, upper } from '../language/fold.ts';
import { hashOf } from '../language/hash.ts';
import type { Habits } from '../language/profile.ts';
import { Token } from '../types.ts';
import { endsWith } from './habit-lines.ts';
import { isCommon } from './habits.ts';
import type { Scan } from './scan.ts';

export const [questionHash] = hashOf('?');
const [exclamationHash] = hashOf('!');
const [ellipsisHash] = hashOf('…');
const [dotHash] = hashOf('.');
export const [commaHash] = hashOf(',');

export const Case = { none: 0, lower: 1, upper: 2 } as const;

/** Opening marks that are looked over for the word behind them. */
const mostOpeners = 6;

/** What deciding about a place in the text needs. */
export interface Page {
  readonly tokens: Scan;
  readonly habits: Habits;
  /** The text begins with a small letter: small letters begin sentences in it. */
  readonly informal: boolean;
  /** Whether the text begins here, and not in a piece before this one. */
  readonly begins: boolean;
}

/** Case of the word at `at`, or of the first one after opening marks; none for numbers and scripts without case. */
export function caseAt({ kind, text, start, count, fold }: Scan, at: number): number {
  const limit = Math.min(count - 1, at + mostOpeners);
  let next = at;
  while (next < limit && kind[next] === Token.mark) next++;
  if (kind[next] !== Token.word) return Case.none;
  const entry = look(fold, text.charCodeAt(start[next]!));
  return (entry & upper) !== 0 ? Case.upper : (entry & caseless) !== 0 ? Case.none : Case.lower;
}

/** Whether the symbol token is a picture and no currency or sign of arithmetic. */
export function isPicture({ text, start, fold }: Scan, at: number): boolean {
  const unit = text.charCodeAt(start[at]!);
  return unit >= 0x2190 && kindOf(look(fold, unit)) !== Class.currency;
}

/** First token after the closing quotes, brackets and emoji that belong to the stop before `at`. */
export function closersAfter(tokens: Scan, at: number): number {
  const { kind, space, breaks, text, start, count } = tokens;
  let next = at;
  for (; next < count && breaks[next] === 0; next++) {
    if (kind[next] === Token.stop && space[next] === 0) continue;
    if (kind[next] === Token.symbol && isPicture(tokens, next)) continue;
    if (kind[next] !== Token.mark) break;
    const char = text[start[next]!]!;
    if (')]}»”›’'.includes(char)) continue;
    const free = next + 1 === count || space[next + 1] === 1 || kind[next + 1] === Token.stop;
    if (space[next] === 1 || !free || !'"“\'‘«'.includes(char)) break;
  }
  return next;
}

/** Whether the stop at `at`, with its closers up to `next`, ends the sentence that began at `open`. */
export function ends(page: Page, open: number, line: number, at: number, next: number): boolean {
  const { kind, hash, space, text, start, count, breaks } = page.tokens;
  if (next === count) return true;
  const glued = space[next] === 0;
  if (kind[next] === Token.mark && (glued || hash[next] === commaHash)) return false;
  const following = caseAt(page.tokens, next);
  const closers = next > at + 1;
  const which = hash[at]!;
  if (which === questionHash || which === exclamationHash) {
    if (glued) return following !== Case.lower && kind[next] === Token.word;
    // « – Pourquoi ? – demanda-t-il »
    if (!closers) return following !== Case.lower || kind[next] !== Token.mark;
    if (at > 0 && kind[at - 1] === Token.mark && text[start[at - 1]!] === '(') return false;
    if (following === Case.lower) return false;
    // «لماذا؟» سألت: without case, a sentence that opens with a quotation goes on after it.
    return following === Case.upper || kind[next] !== Token.word || !opensQuotation(text[start[open]!]!);
  }
  if (which === ellipsisHash) {
    if (following === Case.lower || glued) return false;
    if (following === Case.upper || kind[next] !== Token.word || breaks[next]! > 0) return true;
    return !page.habits.conjunctions.includes(text[start[next]!]!);
  }
  if (which === dotHash) return dotEnds(page, line, at, next, following);
  return following !== Case.lower;
}

function opensQuotation(char: string): boolean {
  return '«“„"‹'.includes(char);
}

/** Whether the word before a full stop is an initial: one letter standing free, in Arabic also with a particle before it. */
function isInitial(tokens: Scan, at: number, size: number, habits: Habits): boolean {
  if (size > 2) return false;
  const free = tokens.space[at] === 1 || at === 0 || !"-'’‑".includes(tokens.text[tokens.start[at]! - 1]!);
  if (size === 1) return free;
  return caseAt(tokens, at) === Case.none && !isCommon(habits, tokens.hash[at]!);
}

/** Whether a single full stop ends its sentence: not after titles, initials, list numbers, abbreviations. */
function dotEnds(
  { tokens, habits, informal }: Page,
  line: number,
  at: number,
  next: number,
  following: number,
): boolean {
  const { kind, hash, space, start, end, count } = tokens;
  const glued = space[next] === 0;
  const closers = next > at + 1;
  if (at === 0 || space[at] === 1 || end[at]! - start[at]! > 1) return following !== Case.lower && !glued;
  if (glued && kind[next] !== Token.word) return false;
  const before = at - 1;
  const size = end[before]! - start[before]!;
  const known = kind[next] === Token.word && isCommon(habits, hash[next]!);
  if (kind[before] === Token.word) {
    if (!closers) {
      if (endsWith(habits.titles, tokens, before)) return false;
      if (isInitial(tokens, before, size, habits) || endsWith(habits.abbreviations, tokens, before)) {
        // A new sentence after an abbreviation begins with a frequent word: « 5 p.m. We called ».
        const initial = next + 1 < count && hash[next + 1] === dotHash && end[next]! - start[next]! === 1;
        return following === Case.upper && known && !initial && !glued;
      }
    }
    if (following === Case.lower) return !closers && !glued && ((informal && size > 2) || (size > 4 && known));
    // An abbreviation nobody listed: « art. 5 ».
    if (kind[next] === Token.number) return size > 4 || caseAt(tokens, before) !== Case.lower;
    return true;
  }
  // The number of a list's item.
  if (kind[before] === Token.number && before === line && size <= 3) return false;
  return following !== Case.lower;
}
