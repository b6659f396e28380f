/** Bounds within which Markdown is parsed, and the cuts that keep it within them: its parser is not linear. */
import type { Span } from '../types.ts';

/** Signs of inline markup, underlines and lines in one block; how deep lists and quotes stand in one another, and how often; blocks of hardly a word. */
const limits = { signs: 10_000, underlines: 200, lines: 3000, depth: 20, nested: 1000, blocks: 300, sparse: 8 };

/** Signs that may open or close something inside of a paragraph. */
const signs = new Set([...'[]*_<&~`!'].map((sign) => sign.charCodeAt(0)));

/** Whether a text keeps within the bounds; one that does not is no letter, and is read as plain text. */
export function isTame(text: string): boolean {
  return isThin(text) && isShallow(text);
}

function isThin(text: string): boolean {
  let signCount = 0;
  let underlines = 0;
  let lines = 0;
  let blocks = 0;
  let lineStart = 0;
  // Whether the line so far consists of blanks, and whether of one sign of an underline.
  let blank = true;
  let underline = true;
  for (let at = 0; at <= text.length; at++) {
    const unit = at < text.length ? text.charCodeAt(at) : 10;
    if (unit === 10) {
      if (blank) {
        if (lines > 0) blocks++;
        signCount = 0;
        underlines = 0;
        lines = 0;
      } else if (underline && at > lineStart && ++underlines > limits.underlines) return false;
      if (++lines > limits.lines) return false;
      lineStart = at + 1;
      blank = true;
      underline = true;
      continue;
    }
    if (unit === 32 || unit === 9 || unit === 13) continue;
    if (unit !== 61 && unit !== 45) underline = false;
    blank = false;
    if (signs.has(unit) && ++signCount > limits.signs) return false;
  }
  return blocks < limits.blocks || text.length > blocks * limits.sparse;
}

const marker = /[ \t]*(>|(?:[-*+]|\d{1,9}[.)])(?=\s))/uy;
const rule = /[ \t]*([-*])(?:[ \t]*\1)*[ \t\r]*$/muy;

/** Whether lists and quotes stand in one another no deeper and no oftener than the limits, by their marks and columns. */
function isShallow(text: string): boolean {
  const columns: number[] = [];
  let nested = 0;
  for (let start = 0; start < text.length; start = text.indexOf('\n', start) + 1 || text.length) {
    rule.lastIndex = start;
    if (rule.test(text)) continue;
    marker.lastIndex = start;
    let quotes = 0;
    for (let mark = marker.exec(text); mark; mark = marker.exec(text)) {
      if (mark[1] === '>') quotes++;
      else {
        const column = marker.lastIndex - mark[1]!.length - start;
        while ((columns.at(-1) ?? -1) >= column) columns.pop();
        columns.push(column);
      }
      const depth = quotes + columns.length;
      if (depth > 1) nested++;
      if (depth > limits.depth || nested > limits.nested) return false;
    }
  }
  return true;
}

/** Length from which a document is cut, in code units: its parser is quadratic in the number of lists. */
const longEnough = 4000;

const fence = /^[ \t]*(?:(?:[-*+>]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})/u;
const raw = /<(pre|script|style|textarea)\b(?![\s\S]*<\/\1)/iu;
/** Whatever may be markup in a paragraph at the margin: all that its parser would not copy. */
const markup = /[\\`*_[\]<>&|~@\t\r\0]|\bwww\.|:\/\/| $|^(?![\p{L}("“«„‘])/imu;

/** A part of a document that is read by itself. */
export interface Chunk extends Span {
  /** It is a paragraph without any markup, and its blank line. */
  readonly prose?: true;
}

/** How stretches begin and end in which a blank line ends nothing. */
const held = [
  ['<!--', '-->'],
  ['<?', '?>'],
  ['<![CDATA[', ']]>'],
] as const;

/**
 * Cuts a long document before lines that follow a blank one and begin at the margin or a space from it, where every list
 * and quote has ended. Its paragraphs without markup are chunks of their own, which need no parser.
 */
export function chunksOf(text: string): readonly Chunk[] {
  if (text.length <= longEnough) return [{ start: 0, end: text.length }];
  const chunks: Chunk[] = [];
  let start = 0;
  const cut = (end: number, prose?: true): void => {
    if (prose) chunks.push({ start, end, prose });
    else if (/\S/u.test(text.slice(start, end))) chunks.push({ start, end });
    start = end;
  };
  let blank = true;
  // What ends the fence, comment or element that the line stands in.
  let closing: string | undefined;
  for (let at = 0; at < text.length; ) {
    const feed = text.indexOf('\n', at);
    const next = feed < 0 ? text.length : feed + 1;
    const line = text.slice(at, Math.min(next, at + longEnough));
    if (closing !== undefined) {
      if (
        line.toLowerCase().includes(closing) &&
        (closing.length < 3 || !/^[`~]/u.test(closing) || /^[\s>`~]*$/u.test(line))
      )
        closing = undefined;
    } else {
      const free = blank && /^ ?\S/u.test(line);
      const prose = free ? endOfProse(text, at) : at;
      if (prose > at || (free && at - start >= longEnough)) cut(at);
      if (prose > at) {
        cut(prose, true);
        at = prose + 1;
        continue;
      }
      closing = held.find(([open, close]) => isOpen(line, open, close))?.[1];
      closing ??= fence.exec(line)?.[1] ?? (raw.test(line) ? `</${raw.exec(line)![1]!.toLowerCase()}` : undefined);
    }
    blank = line.trim() === '';
    at = next;
  }
  cut(text.length);
  return chunks;
}

function isOpen(line: string, open: string, close: string): boolean {
  const at = line.lastIndexOf(open);
  return at >= 0 && !line.includes(close, at);
}

const paragraphEnd = /\n[ \t]*(?:\n|$)/g;

/** End of the paragraph at an offset where it has no markup, else the offset. */
function endOfProse(text: string, at: number): number {
  paragraphEnd.lastIndex = at;
  const end = paragraphEnd.exec(text)?.index ?? text.length;
  return markup.test(text.slice(at, end)) ? at : end;
}

/** Names of the links and notes that a document defines, as the parser keeps them. */
export function definedIn(text: string): { links: string[]; notes: string[] } {
  const links: string[] = [];
  const notes: string[] = [];
  for (const match of text.matchAll(/^[ \t>]*\[(\^?)([^\]\n]{1,999})\]:/gmu)) {
    const name = match[2]!.replace(/\s+/gu, ' ').trim().toLowerCase().toUpperCase();
    (match[1] ? notes : links).push(name);
  }
  return { links, notes };
}
