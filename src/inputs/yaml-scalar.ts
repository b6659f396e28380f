/** YAML scalars decoded with the place of each code unit: plain, quoted, literal and folded. */
import { type Piece, type Writer, writer } from './offset-map.ts';

const isBlank = (unit: number): boolean => unit === 32 || unit === 9;

/** A line of a source: its content's range, and where its line ending ends. */
interface Line {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

function linesOf(text: string, start: number, end: number): Line[] {
  const lines: Line[] = [];
  for (let at = start; at <= end; ) {
    const feed = text.indexOf('\n', at);
    const stop = feed < 0 || feed >= end ? end : feed;
    const last = stop > at && stop < end && text.charCodeAt(stop - 1) === 13 ? stop - 1 : stop;
    lines.push({ start: at, end: last, next: Math.min(end, stop + 1) });
    if (stop >= end) break;
    at = stop + 1;
  }
  return lines;
}

const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};

/** Length of an escape's hexadecimal digits. */
const digits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** One line of a flow scalar; returns whether it ends with an escaped line ending. */
function flowLine(out: Writer, text: string, from: number, to: number, base: number, quote: string): boolean {
  let run = from;
  const flush = (until: number): void => out.copy(text.slice(run, until), base + run);
  for (let at = from; at < to; at++) {
    const unit = text[at]!;
    if (quote === "'" && unit === "'" && text[at + 1] === "'") {
      flush(at);
      out.put("'", base + at, base + at + 2);
      run = ++at + 1;
    } else if (quote === '"' && unit === '\\') {
      flush(at);
      if (at + 1 >= to) return true;
      const name = text[at + 1]!;
      const length = digits[name] ?? 0;
      const value =
        length > 0
          ? String.fromCodePoint(Number.parseInt(text.slice(at + 2, at + 2 + length), 16))
          : (escapes[name] ?? name);
      out.put(value, base + at, base + at + 2 + length);
      at += 1 + length;
      run = at + 1;
    }
  }
  flush(to);
  return false;
}

/** A plain or quoted scalar; `start` and `end` lie inside of the quotes. */
function flowScalar(text: string, start: number, end: number, base: number, quote: string): Piece {
  const out = writer();
  const lines = linesOf(text, start, end);
  let blank = 0;
  let escaped = false;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    let from = line.start;
    let to = line.end;
    if (index > 0) while (from < to && isBlank(text.charCodeAt(from))) from++;
    if (index < lines.length - 1) {
      while (to > from && isBlank(text.charCodeAt(to - 1)) && !(quote === '"' && text[to - 2] === '\\')) to--;
    }
    if (index > 0 && from === to && index < lines.length - 1) {
      blank++;
      continue;
    }
    if (index > 0) {
      const breakAt = lines[index - 1 - blank]!;
      if (blank > 0) out.put('\n'.repeat(blank), base + breakAt.end, base + from);
      else if (!escaped) out.put(' ', base + breakAt.end, base + from);
      blank = 0;
    }
    escaped = flowLine(out, text, from, to, base, quote);
  }
  return out.done();
}

/** A literal or folded scalar; `start` is its `|` or `>`. */
function blockScalar(text: string, start: number, end: number, base: number, parentIndent: number): Piece {
  const header = /^([|>])([-+]?)([1-9]?)([-+]?)[^\n]*(?:\n|$)/u.exec(text.slice(start, Math.min(end, start + 300)));
  const folded = header?.[1] === '>';
  const chomp = header?.[2] || header?.[4];
  const lines = linesOf(text, start + (header?.[0].length ?? 1), end);
  if (lines.length > 0 && lines[lines.length - 1]!.start === lines[lines.length - 1]!.end) lines.pop();
  const width = (line: Line): number => {
    let at = line.start;
    while (at < line.end && text.charCodeAt(at) === 32) at++;
    return at - line.start;
  };
  const isEmpty = (line: Line): boolean => line.start + width(line) >= line.end;
  const first = lines.find((line) => !isEmpty(line));
  const indent = header?.[3]
    ? Math.max(parentIndent, 0) + Number(header[3])
    : first
      ? width(first)
      : lines.reduce((most, line) => Math.max(most, width(line)), 0);
  let last = lines.length;
  while (last > 0 && lines[last - 1]!.end - lines[last - 1]!.start <= indent && isEmpty(lines[last - 1]!)) last--;
  const out = writer();
  const feed = (line: Line): void => out.put('\n', base + line.end, base + line.next);
  let pending: Line[] = [];
  let deep = false;
  let begun = false;
  for (let index = 0; index < last; index++) {
    const line = lines[index]!;
    const from = Math.min(line.end, line.start + indent);
    if (from === line.end) {
      pending.push(line);
      continue;
    }
    const deeper = isBlank(text.charCodeAt(from));
    const before = begun ? lines[index - 1 - pending.length] : undefined;
    if (!before || !folded || deep || deeper) {
      if (before) feed(before);
      for (const empty of pending) feed(empty);
    } else if (pending.length > 0) for (const empty of pending) feed(empty);
    else out.put(' ', base + before.end, base + from);
    pending = [];
    out.copy(text.slice(from, line.end), base + from);
    deep = deeper;
    begun = true;
  }
  if (begun && chomp !== '-' && lines[last - 1]) feed(lines[last - 1]!);
  if (chomp === '+') for (const line of lines.slice(last)) feed(line);
  return out.done();
}

/** Indentation of the line that a block scalar's header stands in. */
function indentOf(text: string, at: number): number {
  const start = text.lastIndexOf('\n', at) + 1;
  return /^[ ]*(?:- +)*/u.exec(text.slice(start, at))?.[0].length ?? 0;
}

/** Decodes the scalar at `[start, end)` of a text. */
export function decodeScalar(text: string, start: number, end: number, base: number, type: string): Piece {
  if (type === 'QUOTE_DOUBLE') return flowScalar(text, start + 1, end - 1, base, '"');
  if (type === 'QUOTE_SINGLE') return flowScalar(text, start + 1, end - 1, base, "'");
  if (type.startsWith('BLOCK')) return blockScalar(text, start, end, base, indentOf(text, start));
  return flowScalar(text, start, end, base, '');
}
