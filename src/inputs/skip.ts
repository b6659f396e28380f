/** What stands in a letter but is not its message: quotes, signatures, legal footers, pasted mail headers. */
import type { Span } from '../types.ts';
import { indent, lineEnd, nextLine } from './lines.ts';
import { isLine, type KnownLines, knownLines, mayBegin } from './mail-words.ts';
import type { MailWords, Part } from './options.ts';
import { isQuotation, opensRest, quoteEnd, quoteOpener } from './quotes.ts';

const longestClosing = 70;
/** Header fields, in small letters, of a message that somebody pasted above a text: the flag `i` costs 3 ms at first. */
const header = /^(?:from|to|cc|bcc|date|sent|reply-to|subject|message-id|x-[\w-]+):[ \t]/;
const subject = 'subject:';
/** How much of a line tells a postscript, in code units. */
const opening = 200;
/** `P.S.`, `PS:` and their like after a signature belong to the message. */
const postscript = (): RegExp => /^\p{Lu}\.?-?\p{Lu}(?:\.[:)]?|[:)])\s+(?:\S+\s+){4}/u;
interface Walk {
  readonly text: string;
  /** Where its first words begin. */
  readonly first: number;
  readonly known: KnownLines;
  readonly includes: (part: Part) => boolean;
  readonly spans: Span[];
}

/** The stretches of a text that are never linted, in order, by the lines they consist of. */
export function skipLines(text: string, words: MailWords, includes: (part: Part) => boolean): Span[] {
  const first = text.length - text.trimStart().length;
  const walk: Walk = { text, first, known: knownLines(words), includes, spans: [] };
  let at = includes('headers') ? 0 : skipHeaders(walk);
  let blank = true;
  while (at < text.length) {
    const end = lineEnd(text, at);
    const from = indent(text, at);
    if (from >= end || text.charCodeAt(from) === 13) {
      blank = true;
      at = end + 1;
      continue;
    }
    const skippedTo = skipAt(walk, at, from, end, blank);
    blank = skippedTo > at;
    at = skippedTo > at ? skippedTo : end + 1;
  }
  return walk.spans;
}

/** Skips the header block at the top of a text, but not its Subject. */
function skipHeaders(walk: Walk): number {
  const { text, spans } = walk;
  let at = 0;
  const isHeader = (head: string): boolean => head.includes(':') && header.test(head.toLowerCase());
  while (at < text.length && isHeader(text.slice(at, at + 40))) {
    let end = lineEnd(text, at);
    while (text.charCodeAt(end + 1) === 32 || text.charCodeAt(end + 1) === 9) end = lineEnd(text, end + 1);
    spans.push({ start: at, end: isSubject(text, at) ? at + subject.length : end });
    at = end + 1;
  }
  // A single line such as "To: you" may be anything, but a subject is one.
  if (spans.length === 1 && !isSubject(text, 0)) {
    spans.pop();
    return 0;
  }
  return at;
}

const isSubject = (text: string, at: number): boolean => text.slice(at, at + subject.length).toLowerCase() === subject;

/** Where the text goes on after a skipped stretch that begins in this line, or `at` where nothing is skipped. */
function skipAt(walk: Walk, at: number, from: number, end: number, blank: boolean): number {
  const { text, known, includes } = walk;
  const unit = text.charCodeAt(from);
  if (unit === 62 && !includes('quotes')) return skip(walk, at, quoteEnd(text, at));
  if (unit === 45 && !includes('signatures') && /^--[ \t]?\r?$/u.test(text.slice(from, end))) {
    return skip(walk, at, signatureEnd(walk, end + 1, false));
  }
  if (!includes('quotes')) {
    const opener = quoteOpener(text, known, from, end);
    if (opener > 0) {
      const next = nextLine(text, opener);
      if (text.charCodeAt(indent(text, next)) === 62) return skip(walk, at, quoteEnd(text, next));
      if (opensRest(known, text.slice(from, opener))) return skip(walk, at, text.length);
    }
  }
  const short = end - from <= longestClosing && mayBegin(known.closings, text, from);
  // The first line closes nothing: it is a subject, such as “Thank you”.
  const closes = short && !includes('signatures') && isLine(known.closings, text.slice(from, end));
  if (closes && from > walk.first) return skip(walk, at, signatureEnd(walk, end + 1, true));
  if (blank && isReview(walk, from, end)) return skip(walk, at, paragraphEnd(text, end));
  if (blank && !includes('footers') && isLegal(walk, from, end)) return skip(walk, at, paragraphEnd(text, end));
  return at;
}

/** Whether a paragraph is a quotation beside the message, not the message itself. */
function isReview({ text, includes }: Walk, from: number, end: number): boolean {
  const first = text.charCodeAt(from);
  if (includes('quotes') || (first !== 34 && first !== 0xab && (first < 0x2018 || first > 0x2039))) return false;
  const stop = paragraphEnd(text, end);
  const rest = from > 0 || text.slice(stop, stop + 200).trim() !== '';
  return rest && isQuotation(text.slice(from, Math.min(stop, from + 5000)));
}

function skip(walk: Walk, start: number, end: number): number {
  walk.spans.push({ start, end: Math.min(end, walk.text.length) });
  return end;
}

/** End of a signature: the next greeting, a postscript after its own paragraph, a quoted reply, or the end. */
function signatureEnd(walk: Walk, at: number, closing: boolean): number {
  const { text, known } = walk;
  let blank = !closing;
  for (let line = at; line < text.length; ) {
    const end = lineEnd(text, line);
    const from = indent(text, line);
    if (from >= end || text.charCodeAt(from) === 13) blank = true;
    else {
      const content = text.slice(from, Math.min(end, from + opening));
      if (text.charCodeAt(from) === 62 || quoteOpener(text, known, from, end) > 0) return line;
      if (blank && (postscript().test(content) || (end - from <= longestClosing && isGreeting(known, content))))
        return line;
      blank = false;
    }
    line = end + 1;
  }
  return text.length;
}

/** Whether a line greets its reader. */
export function isGreeting(known: KnownLines, line: string): boolean {
  const ends = line.length <= 30 ? /[,،!:.–—-]\s*$/u : /[,،!:–—-]\s*$/u;
  return ends.test(line) && isLine(known.greetings, line);
}

/** Whether one of the first lines greets a reader. */
export function opensLetter(text: string, known: KnownLines): boolean {
  const lines = text
    .slice(0, 600)
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.slice(0, 4).some((line) => line.length < 80 && isGreeting(known, line));
}

function isLegal(walk: Walk, from: number, end: number): boolean {
  const { legal } = walk.known;
  const first = walk.text.charCodeAt(from);
  const isMarked = first === 42 || first === 95;
  if (!isMarked && !mayBegin(legal, walk.text, from)) return false;
  const line = walk.text.slice(from, Math.min(from + 300, Math.max(end, from + 160)));
  return isLine(legal, isMarked ? line.replace(/^[*_\s]+/u, '') : line, false);
}

function paragraphEnd(text: string, at: number): number {
  for (let line = at + 1; line < text.length; ) {
    const end = lineEnd(text, line);
    if (indent(text, line) >= end || text.charCodeAt(indent(text, line)) === 13) return line;
    line = end + 1;
  }
  return text.length;
}
