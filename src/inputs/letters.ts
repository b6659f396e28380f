/** Several letters in one plain text, parted by lines such as `---`. */
import type { Span } from '../types.ts';
import { lineEnd, nextLine } from './lines.ts';
import type { KnownLines } from './mail-words.ts';
import { isGreeting, opensLetter } from './skip.ts';

/** A line of three or more dashes, stars, underscores or equals signs; two dashes cut off a signature. */
const rule = /^[ \t]*(?:-{3,}|\*{3,}|_{3,}|={3,})[ \t]*\r?$/gmu;

/**
 * The letters of a text: it is parted where a letter stands above a rule and a greeting right below it. Any other rule
 * stays in its letter, and one below a colon stands above what is quoted.
 */
export function lettersOf(text: string, known: KnownLines): readonly Span[] {
  const letters: Span[] = [];
  let start = 0;
  for (const { index, 0: line } of text.matchAll(rule)) {
    const below = nextLine(text, index + line.length + 1);
    if (!isGreeting(known, text.slice(below, Math.min(below + 80, lineEnd(text, below))))) continue;
    const above = text.slice(start, index);
    if (!opensLetter(above, known) || /:\s*$/u.test(above.slice(-200))) continue;
    letters.push({ start, end: index });
    start = below;
  }
  return [...letters, { start, end: text.length }];
}
