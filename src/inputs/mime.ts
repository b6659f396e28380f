/** The parts of a mail message, each with its place in the file. */
import { UsageError } from '../types.ts';
import { lineOf } from './decode.ts';

/** A header field; offsets of its value in the file. */
export interface Header {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** A part that holds text. Offsets are those of its encoded body. */
export interface Part {
  readonly type: string;
  readonly charset: string;
  readonly encoding: string;
  readonly flowed: boolean;
  readonly deletesSpace: boolean;
  readonly start: number;
  readonly end: number;
}

/** A message: its headers and the parts that its reader is shown. */
export interface Mail {
  readonly headers: readonly Header[];
  readonly parts: readonly Part[];
}

/** Deepest nesting of parts that is followed. */
const deepest = 20;

/** Reads the header block at an offset, and where the body after it begins. */
function headersOf(text: string, start: number, end: number): { headers: Header[]; body: number } {
  const headers: Header[] = [];
  let at = start;
  while (at < end) {
    const feed = text.indexOf('\n', at);
    const stop = feed < 0 || feed >= end ? end : feed;
    const line = text.slice(at, stop).trimEnd();
    if (line === '') return { headers, body: Math.min(end, stop + 1) };
    const match = /^([!-9;-~]+)[ \t]*:[ \t]*/u.exec(line);
    if (/^[ \t]/u.test(line) && headers.length > 0) {
      const last = headers.pop()!;
      headers.push({ ...last, end: at + line.length });
    } else if (match)
      headers.push({ name: match[1]!.toLowerCase(), start: at + match[0].length, end: at + line.length });
    else return { headers, body: at };
    at = stop + 1;
  }
  return { headers, body: end };
}

/** A header's value, unfolded. */
export function valueOfHeader(text: string, headers: readonly Header[], name: string): string {
  const header = headers.find((one) => one.name === name);
  return header ? text.slice(header.start, header.end).replace(/\r?\n[ \t]+/gu, ' ') : '';
}

/** A parameter such as `charset` of a header's value; one in pieces (`boundary*0`, `boundary*1`) is put together. */
function parameter(value: string, name: string): string {
  const pattern = new RegExp(
    `;\\s*${name}(\\*\\d*\\*?)?\\s*=\\s*(?:"([^"\\\\]*(?:\\\\.[^"\\\\]*)*)"|([^;\\s]+))`,
    'giu',
  );
  let whole = '';
  for (const [, star, quoted, bare] of value.matchAll(pattern)) {
    if (star === undefined) return quoted ?? bare!;
    whole += quoted ?? bare!;
  }
  return whole.replace(/^[\w-]*'[\w-]*'/u, '');
}

/** Reads a message that stands at `[start, end)`. Throws a UsageError for broken MIME. */
export function mailOf(text: string, start: number, end: number, name: string): Mail {
  const { headers, body } = headersOf(text, start, end);
  return { headers, parts: partsOf(text, headers, body, end, name, 0) };
}

function partsOf(
  text: string,
  headers: readonly Header[],
  start: number,
  end: number,
  name: string,
  depth: number,
): Part[] {
  const value = valueOfHeader(text, headers, 'content-type');
  const type = /^[\w.+-]+\/[\w.+-]+/u.exec(value.trim())?.[0].toLowerCase() ?? 'text/plain';
  const disposition = valueOfHeader(text, headers, 'content-disposition').trim().toLowerCase();
  if (disposition.startsWith('attachment')) return [];
  if (!type.startsWith('multipart/')) {
    if (type !== 'text/plain' && type !== 'text/html') return [];
    return [
      {
        type,
        charset: parameter(value, 'charset').toLowerCase(),
        encoding: valueOfHeader(text, headers, 'content-transfer-encoding').trim().toLowerCase() || '7bit',
        flowed: parameter(value, 'format').toLowerCase() === 'flowed',
        deletesSpace: parameter(value, 'delsp').toLowerCase() === 'yes',
        start,
        end,
      },
    ];
  }
  const refuse = (what: string): never => {
    throw new UsageError(`${name}:${lineOf(text, start)}: broken MIME, ${what}`);
  };
  const boundary = parameter(value, 'boundary');
  if (boundary === '') refuse(`${type} without a boundary; name it in Content-Type`);
  if (depth >= deepest) refuse('parts are nested too deeply');
  const ranges = split(text, boundary, start, end);
  if (ranges.length === 0) refuse(`no part begins with the boundary "--${boundary}"; correct the boundary`);
  const parts = ranges.map((range) => {
    const inner = headersOf(text, range.start, range.end);
    return partsOf(text, inner.headers, inner.body, range.end, name, depth + 1);
  });
  if (type !== 'multipart/alternative') return parts.flat();
  // The same message twice: its plain text is what the writer typed, unless it is empty.
  const plain = parts.find((part) =>
    part.some((one) => one.type === 'text/plain' && text.slice(one.start, one.end).trim() !== ''),
  );
  return plain ?? parts.findLast((part) => part.length > 0) ?? [];
}

/** Ranges between the lines of a boundary. */
function split(text: string, boundary: string, start: number, end: number): { start: number; end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  const mark = `--${boundary}`;
  const all = text.slice(0, end);
  let from = -1;
  for (let at = all.indexOf(mark, start); at >= 0; at = all.indexOf(mark, at + mark.length)) {
    const lineStart = at === 0 || text.charCodeAt(at - 1) === 10;
    const feed = all.indexOf('\n', at);
    const rest = text.slice(at + mark.length, feed < 0 ? end : feed).trim();
    if (!lineStart || (rest !== '' && rest !== '--')) continue;
    if (from >= 0) ranges.push({ start: from, end: Math.max(from, text.charCodeAt(at - 2) === 13 ? at - 2 : at - 1) });
    from = rest === '--' ? -1 : feed < 0 ? end : Math.min(end, feed + 1);
    if (rest === '--') break;
  }
  if (from >= 0) ranges.push({ start: from, end });
  return ranges;
}
