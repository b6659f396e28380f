/** Closings, greetings, openers of quotes and of legal footers: lists of lines, made ready for quick comparison. */
import { dropMarks, isAscii } from '../language/marks.ts';
import type { LineTable, MailWords, SetLine } from './options.ts';

/** Lines of one kind by their first word. `any` are those that begin with `…`. */
export interface Lines {
  /** First two letters of all lines: most text lines are ruled out by them. */
  readonly heads: ReadonlySet<number>;
  readonly byWord: ReadonlyMap<string, readonly SetLine[]>;
  readonly any: readonly SetLine[];
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
  if (isAscii(text)) return text.replace(/`/g, "'").replace(/\s+/g, ' ').trim().toLowerCase();
  return dropMarks(text.normalize('NFKD'))
    .replace(/[\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\u00ad]/gu, '')
    .replace(/[’ʼ`´‘]/gu, "'")
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}

const trailing = /[\s,.:;!،؛…*_-]+$/u;

/** The first word of a line. */
const firstWord = (folded: string): string => /^[^\s,.:;!،؛]+/u.exec(folded)?.[0] ?? '';

const letters = new Map<number, number>();

/** A letter beyond ASCII in lower case without its diacritics. */
function foldUnit(unit: number): number {
  let folded = letters.get(unit);
  if (folded === undefined) {
    folded = foldLine(String.fromCharCode(unit)).charCodeAt(0);
    letters.set(unit, folded);
  }
  return folded;
}

/** The first two letters of a line as one number. */
function headOf(text: string, at: number): number {
  const first = text.charCodeAt(at);
  const second = text.charCodeAt(at + 1);
  const one = first < 128 ? (first > 64 && first < 91 ? first | 32 : first) : foldUnit(first);
  const two = second < 128 ? (second > 64 && second < 91 ? second | 32 : second) : foldUnit(second);
  // After a word of one letter, and before a combining sign, only the first letter counts.
  return two > 96 ? one * 0x10000 + two : one;
}

/** Whether the text at an offset may begin with the first word of one of the lines; a no is sure. */
export function mayBeginWith({ heads }: Lines, text: string, at: number): boolean {
  const head = headOf(text, at);
  return heads.has(head) || (head > 0xffff && heads.has(head >>> 16));
}

/** Whether the text at an offset may be one of the lines; a no is sure. */
export function mayBegin(lines: Lines, text: string, at: number): boolean {
  return lines.any.length > 0 || mayBeginWith(lines, text, at);
}

function compile(list: readonly string[]): LineTable {
  const byWord = new Map<string, SetLine[]>();
  const any: SetLine[] = [];
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
  return { heads: [...byWord.keys()].map((word) => headOf(word, 0)), byWord: [...byWord], any };
}

/** The lists with what comparing needs, as they are shipped. */
export function compileMail(words: MailWords): MailWords {
  const { closings, quoted, legal, greetings } = words;
  return { ...words, tables: [compile(closings), compile(quoted), compile(legal), compile(greetings)] };
}

const cache = new WeakMap<MailWords, KnownLines>();

const toLines = ({ heads, byWord, any }: LineTable): Lines => ({ heads: new Set(heads), byWord: new Map(byWord), any });

/** Makes the word lists ready, once for each object. */
export function knownLines(words: MailWords): KnownLines {
  let known = cache.get(words);
  if (!known) {
    const [closings, quoted, legal, greetings] = (words.tables ?? compileMail(words).tables)!.map(toLines);
    known = { closings: closings!, quoted: quoted!, legal: legal!, greetings: greetings! };
    cache.set(words, known);
  }
  return known;
}

/** Whether a letter follows: "re" is no beginning of "regards". */
const goesOn = (folded: string, at: number): boolean => /^[\p{L}\p{N}]/u.test(folded.slice(at, at + 2));

function fits(line: SetLine, folded: string, whole: boolean): boolean {
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

function lineFor(lines: Lines, text: string, whole: boolean): SetLine | undefined {
  const same = lines.byWord.get(foldLine(firstWord(text.trimStart()))) ?? [];
  if (same.length === 0 && lines.any.length === 0) return undefined;
  const folded = foldLine(text).replace(trailing, '');
  for (const line of same) if (fits(line, folded, whole)) return line;
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
