/** Closings, greetings, openers of quotes and of legal footers: lists of lines, made ready for quick comparison. */
import { once } from '../once.ts';
import { firstWord, foldLine, isAscii, trimmed } from './fold-line.ts';
import type { LineTable, MailWords } from './options.ts';

/** Lines of one kind, ready for use. */
export interface Lines extends Omit<LineTable, 'lines'> {
  /** The lines with a first word, as texts write it; they are read when one is first looked for. */
  linesWith(word: string): readonly string[];
}
/** The lines of so many words are kept. */
const mostMet = 2000;

/** Words of mails, ready for use. */
export type KnownLines = MailWords<Lines>;

/** A letter beyond ASCII in lower case without its diacritics. */
const foldUnit = once((unit: number) => foldLine(String.fromCharCode(unit)).charCodeAt(0));

/** The first two letters of a line as one number. */
function headOf(text: string, at: number): number {
  const first = text.charCodeAt(at);
  const second = text.charCodeAt(at + 1);
  const one = first < 128 ? (first > 64 && first < 91 ? first | 32 : first) : foldUnit(first);
  const two = second < 128 ? (second > 64 && second < 91 ? second | 32 : second) : foldUnit(second);
  // After a word of one letter, and before a combining sign, only the first letter counts.
  return two > 96 ? one * 0x10000 + two : one;
}

/** Bits for the heads of a list, as a power of two. */
const headBits = 13;

/** The bit of a head. */
function bitOf(head: number): number {
  return Math.imul(head, 0x9e3779b1) >>> (32 - headBits);
}

function has(heads: Uint8Array, head: number): boolean {
  const bit = bitOf(head);
  return ((heads[bit >>> 3]! >>> (bit & 7)) & 1) === 1;
}

/** Whether the text at an offset may begin with the first word of one of the lines; a no is sure: most are ruled out. */
export function mayBeginWith({ heads }: Lines, text: string, at: number): boolean {
  const head = headOf(text, at);
  return has(heads, head) || (head > 0xffff && has(heads, head >>> 16));
}

/** Whether the text at an offset may be one of the lines; a no is sure. */
export function mayBegin(lines: Lines, text: string, at: number): boolean {
  return lines.any.length > 0 || mayBeginWith(lines, text, at);
}

function compile(list: readonly string[]): LineTable {
  const heads = new Uint8Array(1 << (headBits - 3));
  const any: string[] = [];
  let lines = '\n';
  for (const entry of list) {
    const parts = entry.split(/…|\.\.\./u).map(foldLine);
    parts.push(trimmed(parts.pop()!));
    if (parts.every((part) => part === '')) continue;
    if (parts[0] === '') any.push(parts.join('…'));
    else {
      const bit = bitOf(headOf(firstWord(parts[0]!), 0));
      heads[bit >>> 3]! |= 1 << (bit & 7);
      lines += `${parts.join('…')}\n`;
    }
  }
  return { heads, lines: Uint16Array.from({ length: lines.length }, (_, at) => lines.charCodeAt(at)), any };
}

/** The lines with a first word, as a text writes it. */
function linesWith(written: string, lines: string): readonly string[] {
  const word = foldLine(written);
  const found: string[] = [];
  const start = `\n${word}`;
  for (let at = lines.indexOf(start); at >= 0 && at < lines.length - 1; at = lines.indexOf(start, at + 1)) {
    const line = lines.slice(at + 1, lines.indexOf('\n', at + 1));
    if (firstWord(line.split('…', 1)[0]!) === word) found.push(line);
  }
  return found;
}

/** The lists with what comparing needs, as they are shipped. `…` in a line stands for anything. */
export function compileMail({ closings, quoted, legal, greetings }: MailWords<readonly string[]>): MailWords {
  return { closings: compile(closings), quoted: compile(quoted), legal: compile(legal), greetings: compile(greetings) };
}

const cache = new WeakMap<MailWords, KnownLines>();

function toLines({ heads, lines, any }: LineTable): Lines {
  let text: string | undefined;
  const read = (): string => {
    text ??= Buffer.from(lines.buffer, lines.byteOffset, lines.byteLength).toString('utf16le');
    return text;
  };
  return { heads, any, linesWith: once((word: string) => linesWith(word, read()), mostMet) };
}

/** Makes the word lists ready, once for each object. */
export function knownLines(words: MailWords): KnownLines {
  let known = cache.get(words);
  if (!known) {
    const { closings, quoted, legal, greetings } = words;
    known = {
      closings: toLines(closings),
      quoted: toLines(quoted),
      legal: toLines(legal),
      greetings: toLines(greetings),
    };
    cache.set(words, known);
  }
  return known;
}

/** Whether a letter follows: "re" is no beginning of "regards". The first \p costs much, so ASCII goes without. */
const goesOn = (folded: string, at: number): boolean => {
  const next = folded.slice(at, at + 2);
  return isAscii(next) ? /^[a-z0-9]/.test(next) : /^[\p{L}\p{N}]/u.test(next);
};

function fits(line: string, folded: string, whole: boolean): boolean {
  const open = line.endsWith('…');
  const parts = (open ? line.slice(0, -1) : line).split('…');
  let at = 0;
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index]!;
    const found = index === 0 ? (folded.startsWith(part) ? 0 : -1) : folded.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  const last = parts[parts.length - 1]!;
  if (open || !whole) return last === '' || !goesOn(folded, at);
  return parts.length > 1 ? folded.endsWith(last) : at === folded.length;
}

/** So many code units of a line tell it from most known lines. */
const glance = 24;

/** Whether a known line, up to its `…`, may begin as the folded beginning of another. */
function agrees(line: string, head: string): boolean {
  for (let at = 0; at < head.length && at < line.length && line[at] !== '…'; at++)
    if (line[at] !== head[at]) return false;
  return true;
}

function lineFor(lines: Lines, text: string, whole: boolean): string | undefined {
  let same = lines.linesWith(firstWord(text.trimStart()));
  if (same.length > 0) {
    const head = foldLine(text.slice(0, glance));
    same = same.filter((line) => agrees(line, head));
  }
  if (same.length === 0 && lines.any.length === 0) return undefined;
  const folded = trimmed(foldLine(text));
  for (const line of same) if (fits(line, folded, whole)) return line;
  return lines.any.find((line) => fits(line, folded, whole));
}

/** Whether a text line is one of the known ones: as a whole, or only by its beginning. */
export function isLine(lines: Lines, text: string, whole = true): boolean {
  return lineFor(lines, text, whole) !== undefined;
}

/** Whether a text line is a known one word for word, without anything in the place of a `…`. */
export function isSetLine(lines: Lines, text: string): boolean {
  return lineFor(lines, text, true)?.includes('…') === false;
}
