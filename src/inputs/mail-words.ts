/** Closings, greetings, openers of quotes and of legal footers: lists of lines, made ready for quick comparison. */
import type { MailWords } from './options.ts';

/** Parts of a line in their order, between them anything. */
interface Line {
  readonly parts: readonly string[];
  readonly open: boolean;
}

/** Lines of one kind by their first word. `any` are those that begin with `…`. */
export interface Lines {
  readonly byWord: ReadonlyMap<string, readonly Line[]>;
  readonly any: readonly Line[];
}

/** Words of mails, ready for use. */
export interface KnownLines {
  readonly closings: Lines;
  readonly quoted: Lines;
  readonly legal: Lines;
  readonly greetings: Lines;
}

/** Letters in lower case without diacritics, marks that join them, single spaces. */
export function foldLine(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\u00ad]/gu, '')
    .replace(/[’ʼ`´‘]/gu, "'")
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}

const trailing = /[\s,.:;!،؛…*_-]+$/u;

/** The first word of a folded line. */
const firstWord = (folded: string): string => /^[^\s,.:;!،؛]+/u.exec(folded)?.[0] ?? '';

function compile(list: readonly string[]): Lines {
  const byWord = new Map<string, Line[]>();
  const any: Line[] = [];
  for (const entry of list) {
    const open = /(?:…|\.\.\.)\s*$/u.test(entry);
    const parts = entry
      .split(/…|\.\.\./u)
      .map((part, index, all) => (index === all.length - 1 ? foldLine(part).replace(trailing, '') : foldLine(part)));
    const line = { parts: open ? parts.slice(0, -1) : parts, open };
    if (line.parts.every((part) => part === '')) continue;
    if (parts[0] === '') any.push(line);
    else {
      const word = firstWord(parts[0]!);
      const same = byWord.get(word);
      if (same) same.push(line);
      else byWord.set(word, [line]);
    }
  }
  return { byWord, any };
}

const cache = new WeakMap<MailWords, KnownLines>();

/** Makes the word lists ready, once for each object. */
export function knownLines(words: MailWords): KnownLines {
  let known = cache.get(words);
  if (!known) {
    known = {
      closings: compile(words.closings),
      quoted: compile(words.quoted),
      legal: compile(words.legal),
      greetings: compile(words.greetings),
    };
    cache.set(words, known);
  }
  return known;
}

/** Whether a letter follows: "re" is no beginning of "regards". */
const goesOn = (folded: string, at: number): boolean => /^[\p{L}\p{N}]/u.test(folded.slice(at, at + 2));

function fits(line: Line, folded: string, whole: boolean): boolean {
  const { parts, open } = line;
  let at = 0;
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index]!;
    const found = index === 0 ? (folded.startsWith(part) ? 0 : -1) : folded.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  const last = parts[parts.length - 1] ?? '';
  if (open || !whole) return last === '' || !goesOn(folded, at);
  return parts.length > 1 ? folded.endsWith(last) : at === folded.length;
}

function lineFor(lines: Lines, text: string, whole: boolean): Line | undefined {
  if (lines.byWord.size === 0 && lines.any.length === 0) return undefined;
  const folded = foldLine(text).replace(trailing, '');
  for (const line of lines.byWord.get(firstWord(folded)) ?? []) if (fits(line, folded, whole)) return line;
  return lines.any.find((line) => fits(line, folded, whole));
}

/** Whether a text line is one of the known ones: as a whole, or only by its beginning. */
export function isLine(lines: Lines, text: string, whole = true): boolean {
  return lineFor(lines, text, whole) !== undefined;
}

/** Whether a text line is a known one word for word, without anything in the place of a `…`. */
export function isSetLine(lines: Lines, text: string): boolean {
  const line = lineFor(lines, text, true);
  return line !== undefined && !line.open && line.parts.length === 1;
}
