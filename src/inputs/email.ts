/** Mails: `.eml`, mbox, and patches on their way to a mailing list. */
import { type Directive, type Draft, type Placeholder, type Source, type Span, UsageError } from '../types.ts';
import { decodeBytes } from './charset.ts';
import { lineOf } from './decode.ts';
import { findDirectives, reasoned } from './directives.ts';
import { makeDraft } from './draft.ts';
import { languageTag } from './file-names.ts';
import { flowed } from './flowed.ts';
import { textStart } from './lines.ts';
import { type Header, mailOf, type Part, valueOfHeader } from './mime.ts';
import { compose, copyPiece, type Piece, slicePiece, writer } from './offset-map.ts';
import type { File } from './options.ts';
import { base64, headerText, plainBytes, quotedPrintable } from './transfer.ts';

/** Reads a mail, or each mail of an mbox: Subject and body as one draft. */
export async function readEmail(file: File): Promise<Source> {
  const drafts: Draft[] = [];
  const ranges = messagesOf(file.text);
  for (let index = 0; index < ranges.length; index++) {
    const draft = await readMail(file, ranges[index]!, ranges.length > 1 ? `[${index}]` : undefined);
    if (draft) drafts.push(draft);
  }
  const directives = [...offOf(file.text, ranges), ...findDirectives(file.text)];
  return { drafts, directives: directives.toSorted((a, b) => a.start - b.start) };
}

/** Messages of an mbox begin with a `From ` line after a blank one; any other file is one message. */
function messagesOf(text: string): Span[] {
  const first = textStart(text);
  const starts: number[] = [];
  if (text.startsWith('From ', first))
    for (const { index } of text.matchAll(/(?:^\ufeff?|(?<=\n\r?\n))From [^\n]*\n(?=[\w-]+:)/gu)) starts.push(index);
  if (starts.length === 0) return [{ start: first, end: text.length }];
  return starts.map((start, index) => ({
    start: text.indexOf('\n', start) + 1,
    end: starts[index + 1] ?? text.length,
  }));
}

/** A header `X-Apology-Lint: off` switches everything off for its message. */
function offOf(text: string, ranges: readonly Span[]): Source['directives'] {
  return ranges.flatMap(({ start, end }): Directive[] => {
    const head = text.slice(start, Math.min(end, start + 20_000)).split(/\r?\n\r?\n/u)[0]!;
    const match = /^x-apology-lint:[ \t]*((?:off|no|false)(?:[ \t]+--[ \t].*)?)[ \t]*\r?$/imu.exec(head);
    if (!match) return [];
    const [, reason] = reasoned(match[1]!);
    const at = start + match.index;
    const until = Math.max(start, end - 1);
    return [{ kind: 'disable', start: at, end: at + match[0].length, rules: [], ...reason, from: start, until }];
  });
}

async function readMail(file: File, range: Span, key: string | undefined): Promise<Draft | undefined> {
  const { text, bytes } = file;
  const { headers, parts } = mailOf(text, range.start, range.end, file.name);
  if (headers.length === 0) {
    const line = lineOf(text, range.start);
    throw new UsageError(
      `${file.name}:${line}: no mail header; begin with lines such as "Subject: …", or read it with --parser text`,
    );
  }
  const out = writer();
  const skipped: Span[] = [];
  let tags: Span = { start: 0, end: 0 };
  let patched = false;
  for (const header of headers) {
    if (header.name !== 'subject' && !file.includes('headers')) continue;
    const value = headerText(text, header.start, header.end, bytes, () => `${file.name}:${lineOf(text, header.start)}`);
    const start = add(out, value);
    if (header.name === 'subject') tags = { start, end: start + lengthOfTags(value.text) };
  }
  for (const part of parts) {
    const body = bodyOf(file, part);
    const cut = part.type === 'text/plain' ? patchStart(body.text) : -1;
    if (cut >= 0) patched = true;
    if (part.type === 'text/html') {
      const { htmlParts } = await import('./html.ts');
      for (const html of htmlParts(body, file)) {
        const shift = add(out, html.piece);
        for (const { start, end } of html.skipped) skipped.push({ start: start + shift, end: end + shift });
      }
    } else add(out, cut < 0 ? body : slicePiece(body, 0, cut));
  }
  const piece = out.done();
  if (piece.text.trim() === '') return undefined;
  const language = languageTag(valueOfHeader(text, headers, 'content-language').split(',')[0]!.trim());
  const draft = makeDraft(file, piece, { key, language, facts: factsOf(text, headers), skipped, template: false });
  const isTag = ({ start, meaning }: Placeholder): boolean =>
    start >= tags.start && start < tags.end && meaning === undefined;
  // The message of a commit names code: `%s`, `<T>`.
  return { ...draft, placeholders: patched ? [] : draft.placeholders.filter((one) => !isTag(one)) };
}

/** Length of what lists and filters put before a subject, as in `Re: [PATCH v2] `. */
function lengthOfTags(subject: string): number {
  return /^(?:\s*\p{L}{1,4}\s*:)*\s*(?:\[[^\]\n]*\]\s*)+(?=\S)/u.exec(subject)?.[0].length ?? 0;
}

function factsOf(text: string, headers: readonly Header[]): Record<string, string> {
  const date = valueOfHeader(text, headers, 'date').trim();
  return date === '' ? {} : { date };
}

/** Appends a piece under a blank line; the offset of its first unit. */
function add(out: ReturnType<typeof writer>, piece: Piece): number {
  if (piece.text === '') return out.length;
  if (out.length > 0) out.put('\n\n', piece.base, piece.base);
  const start = out.length;
  copyPiece(out, piece);
  return start;
}

/** Where a patch begins under the message of a commit or a cover letter. */
function patchStart(text: string): number {
  const diff = text.startsWith('diff --git ') ? 0 : text.indexOf('\ndiff --git ');
  if (diff < 0) return -1;
  // Above it stand a line of dashes and the summary of the files.
  const dashes = /\n---[ \t]*\r?\n/u.exec(text.slice(0, diff));
  return dashes ? dashes.index + 1 : diff;
}

/** The decoded text of a part. */
function bodyOf(file: File, part: Part): Piece {
  const { text, bytes } = file;
  const { start, end, encoding, charset } = part;
  const where = (): string => `${file.name}:${lineOf(text, start)}`;
  let piece: Piece;
  if (encoding === 'quoted-printable') piece = decodeBytes(quotedPrintable(text, start, end, bytes), charset, where);
  else if (encoding === 'base64') {
    const data = base64(text, start, end);
    if (typeof data === 'number') {
      throw new UsageError(
        `${file.name}:${lineOf(text, data)}: broken base64, "${text[data]}" is no sign of it; encode the part again`,
      );
    }
    piece = decodeBytes(data, charset, where);
  } else if (/^(?:7bit|8bit|binary)$/u.test(encoding)) {
    piece = bytes
      ? decodeBytes(plainBytes(text, start, end, true), charset, where)
      : { text: text.slice(start, end), base: start };
  } else
    throw new UsageError(`${where()}: unknown Content-Transfer-Encoding "${encoding}"; use quoted-printable or base64`);
  if (piece.text.includes('\r')) piece = withoutReturns(piece);
  return part.flowed && part.type === 'text/plain' ? compose(flowed(piece.text, part.deletesSpace), piece) : piece;
}

/** Mail lines end with CR LF; the draft's with LF. */
function withoutReturns(piece: Piece): Piece {
  const out = writer();
  const { text } = piece;
  for (let at = 0; at < text.length; ) {
    const found = text.indexOf('\r\n', at);
    const stop = found < 0 ? text.length : found;
    copyPiece(out, piece, at, stop);
    if (found < 0) break;
    copyPiece(out, piece, stop + 1, stop + 2);
    at = stop + 2;
  }
  return out.done();
}
