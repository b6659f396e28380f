import { hashOf } from '../language/hash.ts';
import { Token } from '../types.ts';
import { Case, caseAt, commaHash, isPicture, type Page } from './boundary.ts';
import { isClosing, isGreeting } from './habit-lines.ts';
import { isCommon } from './habits.ts';
import type { Scan } from './scan.ts';

const [colonHash] = hashOf(':');
const bullets = '-–—*•·▪◦‣●○■□►▶➤➔→';

/** Kinds of line, by how it begins and what it says. */
export const Line = { plain: 0, bullet: 1, greeting: 2, closing: 3, heading: 4 } as const;

/** Longest line, in tokens, that may greet, sign off or head. */
const short = 20;
/** Longest line, in UTF-16 code units, that may be a line of wrapped prose; and the shortest measure of such prose. */
const longest = 100;
const narrowest = 55;

/** Kind of the line that begins with token `first`. */
export function classify(page: Page, first: number): number {
  const { tokens, habits } = page;
  const { kind, text, start, end, hash, space, breaks, count } = tokens;
  const opens = first === 0 && page.begins;
  const char = text[start[first]!]!;
  const free = first + 1 < count && space[first + 1] === 1;
  if (kind[first] === Token.symbol && char === '#' && free) return Line.heading;
  let last = first + 1;
  while (last < count && last < first + short && breaks[last] === 0) last++;
  if (last === count || breaks[last]! > 0) {
    if (isGreeting(tokens, first, last, habits)) return Line.greeting;
    if (isClosing(tokens, first, last, habits)) return Line.closing;
    // A name alone before the message: « Anna, »
    if (opens && last < count && last < 8 && hash[last - 1] === commaHash) return Line.greeting;
    // The line that cuts off a signature: « -- »
    if (last === first + 1 && kind[first] === Token.mark && end[first]! - start[first]! === 2 && char === '-') {
      return Line.closing;
    }
    if (last < count && isUnderline(tokens, last)) return Line.heading;
    const title = opens && last < count && breaks[last]! > 1 && kind[last - 1] !== Token.stop;
    if (title && classify(page, last) === Line.greeting) return Line.heading;
  }
  return isBullet(tokens, first, char, free) ? Line.bullet : Line.plain;
}

function isBullet(tokens: Scan, first: number, char: string, free: boolean): boolean {
  const { kind, start, end } = tokens;
  const size = end[first]! - start[first]!;
  switch (kind[first]) {
    case Token.mark:
      // A dash may also go on with wrapped prose.
      if (!free || !bullets.includes(char)) return false;
      return first === 0 || !'–—'.includes(char) || kind[first - 1] !== Token.word;
    case Token.symbol:
      return free && isPicture(tokens, first);
    case Token.number:
      return size <= 3 && isMarker(tokens, first + 1, '.)');
    case Token.word:
      return size === 1 && isMarker(tokens, first + 1, ')');
    default:
      return false;
  }
}

/** Whether the token closes a list item's number or letter: `1.`, `a)`. */
function isMarker({ text, start, space, breaks, count }: Scan, at: number, chars: string): boolean {
  if (at + 1 >= count || space[at] === 1 || !chars.includes(text[start[at]!]!)) return false;
  return space[at + 1] === 1 && breaks[at + 1] === 0;
}

/** Whether the line at token `at` is a row of dashes that makes a heading of the line above. */
function isUnderline({ text, start, end, breaks, count }: Scan, at: number): boolean {
  const char = text[start[at]!];
  if (breaks[at] !== 1 || (char !== '=' && char !== '-') || end[at]! - start[at]! < 3) return false;
  return at + 1 === count || breaks[at + 1]! > 0;
}

/**
 * Whether the line from token `line` to `next` ended although there was room for the next word in a measure of
 * `width`, so that its end is meant: the end of a sentence without full stop.
 */
export function endsLine({ tokens, habits }: Page, line: number, next: number, width: () => number): boolean {
  const { kind, hash, start, end } = tokens;
  const previous = next - 1;
  const following = caseAt(tokens, next);
  if (following === Case.lower || hash[previous] === commaHash) return false;
  if (hash[previous] === colonHash) return following === Case.upper;
  if (kind[previous] === Token.word && isCommon(habits, hash[previous]!)) return false;
  const size = end[previous]! - start[line]!;
  return size > longest || size + 1 + end[next]! - start[next]! <= width();
}

/** Length of the longest line that may be one of wrapped prose, in UTF-16 code units. */
export function widest({ start, end, breaks, count }: Scan): number {
  let most = narrowest;
  let from = 0;
  for (let at = 1; at <= count; at++) {
    if (at < count && breaks[at] === 0) continue;
    const size = end[at - 1]! - start[from]!;
    if (size <= longest && size > most) most = size;
    from = at;
  }
  return most;
}
