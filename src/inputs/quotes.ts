/** Quoted replies: lines with `>`, and openers such as "On … wrote:" with what follows. */
import { indent, lineEnd } from './lines.ts';
import { isLine, isSetLine, type KnownLines, mayBeginWith } from './mail-words.ts';

/** Longest opener, in code units. */
const longestQuoteOpener = 200;
/** Most lines that an opener such as "On … wrote:" is wrapped to. */
const wrap = 3;

const separator = (): RegExp => /^[-_=*~]{2,}.*\p{L}.*[-_=*~]{2,}\s*$/u;

/** End of the lines that begin with `>`, with blank ones between them. */
export function quoteEnd(text: string, at: number): number {
  let last = at;
  for (let line = at; line < text.length; ) {
    const from = indent(text, line);
    const end = lineEnd(text, line);
    const unit = text.charCodeAt(from);
    if (unit === 62) last = end + 1;
    else if (from < end && unit !== 13) break;
    line = end + 1;
  }
  return last;
}

/** A field of a mail header in any language: `От: Anna`, `Envoyé : lundi`. */
const label = (): RegExp => /^[*_]{0,2}\p{L}[\p{L}\p{M} -]{0,20}\s?:[*_]{0,2}[ \t]+\S/u;
/** Furthest colon of a field: most lines are dismissed without the expression, which takes 2 ms at first. */
const longestLabel = 24;

function isLabel(line: string): boolean {
  const colon = line.indexOf(':');
  return colon > 0 && colon <= longestLabel && label().test(line);
}

/** Whether a line ends like an opener: an opener is no sentence but ends with its colon or is set off by dashes. */
function endsOpener(text: string, from: number, end: number): boolean {
  let at = end - 1;
  while (at > from && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 13 || text.charCodeAt(at) === 0xa0)) at--;
  const last = text.charCodeAt(at);
  return last === 58 || last === 45 || last === 95 || last === 61 || last === 42;
}

/** End of an opener of a quoted reply, wrapped or not, or 0. */
export function quoteOpener(text: string, known: KnownLines, from: number, end: number): number {
  if (end - from > longestQuoteOpener) return 0;
  const first = text.charCodeAt(from);
  const dashes = first === 45 || first === 95 || first === 61 || first === 42;
  const begins = mayBeginWith(known.quoted, text, from) || (first > 47 && first < 58);
  // Nearly every line is dismissed here.
  if (!begins && !endsOpener(text, from, end)) return 0;
  if (dashes && !separator().test(text.slice(from, end))) return 0;
  const inHeader = begins && from > 0 && isLabel(text.slice(from, end));
  let stop = end;
  for (let lines = 1; lines <= wrap; lines++) {
    const ends = endsOpener(text, from, stop) || (inHeader && isLabelAt(text, stop + 1));
    if (ends && isLine(known.quoted, text.slice(from, stop).replace(edge, ''))) return stop;
    if (!begins || stop >= text.length || stop - from > longestQuoteOpener) return 0;
    const next = lineEnd(text, stop + 1);
    if (indent(text, stop + 1) >= next) return 0;
    stop = next;
  }
  return 0;
}

const edge = /^[-_=*~\s]+/u;

const isLabelAt = (text: string, at: number): boolean => isLabel(text.slice(at, Math.min(lineEnd(text, at), at + 60)));

/** Whether an opener without `>` lines after it opens a quote to the end: it names a date or an address, or is a set line. */
export function opensRest(known: KnownLines, opener: string): boolean {
  return /[\p{N}@]/u.test(opener) || isLabel(opener) || isSetLine(known.quoted, opener.replace(edge, ''));
}

const marks: Readonly<Record<string, string>> = { '"': '"', '“': '”', '«': '»', '„': '“”', '‹': '›', '‘': '’' };

/** Whether a paragraph is somebody's words, as a review above its answer: quoted as a whole, perhaps with who said so. */
export function isQuotation(paragraph: string): boolean {
  const closing = marks[paragraph[0] ?? ''];
  if (closing === undefined || !/\s\S+\s\S+\s/u.test(paragraph)) return false;
  let end = 1;
  while (end < paragraph.length && !closing.includes(paragraph[end]!)) end++;
  return end < paragraph.length && /^[.!?…]?\s*(?:[-–—(~*★☆][^\n]{0,80})?$/u.test(paragraph.slice(end + 1).trimEnd());
}
