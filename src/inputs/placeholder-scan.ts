/** One pass over a text for everything a template language may have left in it. */
import { isAscii } from './fold-line.ts';
import { bracketAt, percentAt, tagAt, value } from './placeholder-shapes.ts';

/** Something of a template language: a value to be filled in, a control tag, or a comment. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly kind: 'value' | 'control' | 'comment';
  readonly name: string;
}

/** Finds the next `close` after an offset; asked with growing offsets, the whole scan stays linear. */
export type Seek = (close: string, from: number) => number;

/** Makes a search that remembers what it found. */
export function seeker(text: string): Seek {
  const last = new Map<string, number>();
  return (close, from) => {
    const known = last.get(close);
    if (known !== undefined && (known < 0 || known >= from)) return known;
    const at = text.indexOf(close, from);
    last.set(close, at);
    return at;
  };
}

/** Longest placeholder, in code units: longer ones are text between stray brackets. */
const longest = 1000;

/** End of the braces that open at `open`, or -1: balanced, at most six deep and `longest` long. */
function balanced(text: string, open: number, lines: boolean): number {
  let depth = 0;
  const stop = Math.min(text.length, open + longest);
  for (let at = open; at < stop; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 123 && ++depth > 6) return -1;
    if (unit === 125 && --depth === 0) return at + 1;
    if (unit === 10 && !lines && text.charCodeAt(at + 1) === 10) return -1;
  }
  return -1;
}

const controlStart = /^(?:[#/^&!>*~]|else\b|end\b|if\b|for\b)/u;
/** The inside of `{…}`: a name with filters or an ICU argument, and no line of code. */
const isInner = (text: string): boolean =>
  (isAscii(text)
    ? /^(?!\s*[\w-]+:\s)\s*[$@#:!*~&]{0,2}[A-Za-z_][^{};=<>\n]*(?:$|\{)|^\s*\d+\s*(?:$|,)/
    : /^(?!\s*[\w-]+:\s)\s*[$@#:!*~&]{0,2}[\p{L}_][^{};=<>\n]*(?:$|\{)|^\s*\p{N}+\s*(?:$|,)/u
  ).test(text);

function braceAt(text: string, at: number, seek: Seek): Mark | undefined {
  const next = text.charCodeAt(at + 1);
  if (next === 37) return percentTag(text, at, '%}', seek);
  if (next === 35 && text.charCodeAt(at + 2) !== 125) {
    const end = seek('#}', at + 2);
    if (end >= 0) return { start: at, end: end + 2, kind: 'comment', name: '' };
  }
  if (next === 123) {
    const end = balanced(text, at, true);
    if (end < 0) return undefined;
    let from = at + 2;
    while (text.charCodeAt(from) === 123) from++;
    const content = text.slice(from, end - 2).trim();
    if (content.startsWith('!')) return { start: at, end, kind: 'comment', name: '' };
    if (controlStart.test(content) && !content.startsWith('&')) return { start: at, end, kind: 'control', name: '' };
    return value(text, at, end, from, end - (from - at));
  }
  if (next === 10 || next === 125) return undefined;
  const end = balanced(text, at, false);
  return end > 0 && isInner(text.slice(at + 1, end - 1)) ? value(text, at, end, at + 1, end - 1) : undefined;
}

/** `{% … %}` and `<% … %>`: values, control tags and comments. */
function percentTag(text: string, at: number, close: string, seek: Seek): Mark | undefined {
  const end = seek(close, at + 2);
  if (end < 0 || end - at > longest) return undefined;
  const content = text.slice(at + 2, end);
  const stop = end + 2;
  if (close === '%>') {
    if (content.startsWith('#') || content.startsWith('--')) return { start: at, end: stop, kind: 'comment', name: '' };
    if (content.startsWith('=') || content.startsWith('-')) return value(text, at, stop, at + 3, end);
  } else if (/^[\w.]+,\s*fallback\s*=|^\w+\.[\w.]+$/u.test(content)) return value(text, at, stop, at + 2, end);
  else if (/^[-+]?\s*comment\b/u.test(content)) {
    const last = seek('endcomment', stop);
    const closing = last < 0 ? -1 : text.slice(last, last + longest).indexOf('%}');
    if (closing >= 0) return { start: at, end: last + closing + 2, kind: 'comment', name: '' };
  }
  return { start: at, end: stop, kind: 'control', name: '' };
}

/** `$`, `#`, `%` and their like in front of a brace. */
function prefixed(text: string, at: number): Mark | undefined {
  const end = balanced(text, at + 1, false);
  return end > at + 3 ? value(text, at, end, at + 2, end - 1) : undefined;
}

/** `*|NAME|*`, `*|IF:NAME|*`. */
function mergeTag(text: string, at: number, seek: Seek): Mark | undefined {
  const end = seek('|*', at + 2);
  if (end < 0 || end - at > longest) return undefined;
  const name = text.slice(at + 2, end);
  if (!(isAscii(name) ? /^[\w:.=!<> -]+$/ : /^[\p{L}\p{N}_:.=!<> -]+$/u).test(name)) return undefined;
  return { start: at, end: end + 2, kind: /^(?:IF|ELSEIF|ELSE|END|IFNOT)\b/u.test(name) ? 'control' : 'value', name };
}

function markAt(text: string, at: number, seek: Seek): Mark | undefined {
  switch (text.charCodeAt(at)) {
    case 123: // {
      return braceAt(text, at, seek);
    case 36: // $
      return text.charCodeAt(at + 1) === 123 ? prefixed(text, at) : undefined;
    case 91: // [
      return bracketAt(text, at);
    case 60: // <
      return text.charCodeAt(at + 1) === 37 ? percentTag(text, at, '%>', seek) : tagAt(text, at, seek);
    case 35: // #
    case 37: // %
      return text.charCodeAt(at + 1) === 123 ? prefixed(text, at) : percentAt(text, at);
    case 42: // *|NAME|*
      return text.charCodeAt(at + 1) === 124 ? mergeTag(text, at, seek) : undefined;
    case 64: // @
    case 88: // XX
    case 95: // __
      return percentAt(text, at);
    default:
      return undefined;
  }
}

/** How marks begin. */
const openers = /[{[<#$%@]|XX|__|\*\|/g;

/** Everything of a template language in a text, in order and without overlap. */
export function scanMarks(text: string, patterns: readonly (readonly [string, string])[] = []): Mark[] {
  const marks: Mark[] = [];
  const seek = seeker(text);
  const own = patterns.map(([open]) => open.replace(/[^\p{L}\p{N}]/gu, '\\$&'));
  const begins = own.length > 0 ? new RegExp([openers.source, ...own].join('|'), 'g') : openers;
  begins.lastIndex = 0;
  for (let found = begins.exec(text); found; found = begins.exec(text)) {
    const at = found.index;
    let mark = markAt(text, at, seek);
    for (const [open, close] of patterns) {
      if (mark || !text.startsWith(open, at)) continue;
      const end = seek(close, at + open.length);
      const line = seek('\n', at);
      if (end > at + open.length && end - at <= longest && (line < 0 || line > end)) {
        mark = value(text, at, end + close.length, at + open.length, end);
      }
    }
    if (mark) marks.push(mark);
    begins.lastIndex = mark ? mark.end : at + 1;
  }
  return marks;
}
