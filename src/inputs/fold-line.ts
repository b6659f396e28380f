/** Lines of text as lists of known ones have them. */
import { isCombining } from '../language/classes.ts';

/** Whether a text has nothing beyond ASCII. */
export function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
}

/** What nobody sees, and what stands for an apostrophe. */
const unseen = '\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u00ad';
const apostrophes = '’ʼ`´‘';

/**
 * Letters in lower case without diacritics, marks that join them, single spaces. Written without regular expressions,
 * which take longer to compile than a draft has lines to fold.
 */
export function foldLine(text: string): string {
  let folded = '';
  let blank = false;
  for (const char of isAscii(text) ? text : text.normalize('NFKD')) {
    if (char.trim() === '') blank = folded !== '';
    else if ((char < '\u0300' || !isCombining(char.charCodeAt(0))) && !unseen.includes(char)) {
      folded += `${blank ? ' ' : ''}${apostrophes.includes(char) ? "'" : char}`;
      blank = false;
    }
  }
  return folded.toLowerCase();
}

const marks = ',.:;!،؛';

/** Whether a character is one of some marks, or blank. */
function isOne(marks: string, char: string): boolean {
  return marks.includes(char) || char.trim() === '';
}

/** A line without the marks and blanks at its end. */
export function trimmed(line: string): string {
  let end = line.length;
  while (end > 0 && isOne(`${marks}…*_-`, line[end - 1]!)) end--;
  return line.slice(0, end);
}

/** The first word of a line. */
export function firstWord(line: string): string {
  let end = 0;
  while (end < line.length && !isOne(marks, line[end]!)) end++;
  return line.slice(0, end);
}
