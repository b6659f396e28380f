/** HTML: the text a reader sees, with every entity and tag accounted for. */
import { Parser } from 'htmlparser2';
import { type Source, type Span, UsageError } from '../types.ts';
import { lineOf } from './decode.ts';
import { findDirectives } from './directives.ts';
import { makeDraft } from './draft.ts';
import { languageTag } from './file-names.ts';
import { frontMatterOf } from './front-matter.ts';
import { blocks, code, hidden, isElement, voids } from './html-elements.ts';
import { type HtmlText, htmlText } from './html-text.ts';
import { textStart } from './lines.ts';
import { compose, type Piece, toSource } from './offset-map.ts';
import type { File } from './options.ts';

/** A part of a page in one language. */
export interface HtmlPart {
  readonly piece: Piece;
  readonly language?: string | undefined;
  /** Quotes, signatures and code, as stretches of the piece's text. */
  readonly skipped: readonly Span[];
}

/** Reads an HTML file: one draft for each language it declares. */
export function readHtml(file: File): Source {
  const front = frontMatterOf(file.text);
  const base = front?.body ?? textStart(file.text);
  const text = file.text.slice(base);
  refuseBroken(file, text, base);
  const parts = htmlParts({ text, base }, file);
  const directives = [...(front?.directives ?? []), ...findDirectives(file.text)];
  const drafts = parts.map((part, index) =>
    makeDraft(file, part.piece, {
      key: parts.length > 1 ? `[${index}]` : undefined,
      language: front?.language,
      markup: part.language,
      facts: front?.facts,
      skipped: part.skipped,
    }),
  );
  return { drafts, directives };
}

/** HTML forgives much, but an unclosed comment or element swallows the rest of the message. */
function refuseBroken(file: File, text: string, base: number): void {
  const refuse = (at: number, what: string): never => {
    throw new UsageError(`${file.name}:${lineOf(file.text, base + at)}: broken HTML, ${what}`);
  };
  const lower = text.toLowerCase();
  const opening = /<!--|<(script|style|textarea|title)(?=[\s/>])/gu;
  // What stands inside of one opens nothing: a script may write styles.
  for (let match = opening.exec(lower); match; match = opening.exec(lower)) {
    const [, name] = match;
    const closing = name === undefined ? '-->' : `</${name}`;
    const end = lower.indexOf(closing, match.index + 4);
    if (end < 0 && name === undefined)
      refuse(match.index, 'the comment that begins here never ends; close it with -->');
    if (end < 0) refuse(match.index, `<${name}> is never closed; add </${name}>`);
    opening.lastIndex = end + closing.length;
  }
  const tag = /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?$/iu.exec(text.slice(-2000));
  if (tag) refuse(Math.max(0, text.length - 2000) + tag.index, 'the tag that begins here never ends; close it with >');
}

const quoteClass =
  /(?:^|[\s"'])(?:gmail_quote|yahoo_quoted|protonmail_quote|moz-cite-prefix|quote(?:d|-reply)?)(?:[\s"']|$)/u;
const signatureClass =
  /(?:^|[\s"'])(?:gmail_signature|moz-signature|protonmail_signature|signature|ms-outlook-mobile-signature)(?:[\s"']|$)/iu;
const invisible = /display\s*:\s*none|visibility\s*:\s*hidden/iu;

/** Deepest nesting that is read: looking for the element that a closing tag closes takes time with it. */
const deepest = 1000;

function tooDeep(file: File, source: Piece, at: number): never {
  const line = lineOf(file.text, toSource(source.map, source.base, at));
  throw new UsageError(`${file.name}:${line}: HTML is nested too deeply to be read; flatten it or ignore the file`);
}

interface Level {
  readonly name: string;
  readonly hides: boolean;
  readonly skips: boolean;
  readonly part: Part;
  readonly language: string | undefined;
}

interface Part {
  readonly into: HtmlText;
  language: string | undefined;
  readonly skipped: Span[];
}

/** The visible text of HTML, a part for each language. */
export function htmlParts(source: Piece, file: File): HtmlPart[] {
  const { text } = source;
  const parts: Part[] = [];
  const begin = (language: string | undefined): Part => {
    const part = { into: htmlText(), language, skipped: [] };
    parts.push(part);
    return part;
  };
  const levels: Level[] = [];
  let part = begin(undefined);
  let language: string | undefined;
  let hides = 0;
  let skipping = 0;

  /** Lets the part take some text, and marks it where it is skipped. */
  const put = (write: (into: HtmlText) => void): void => {
    const start = part.into.size();
    write(part.into);
    if (skipping > 0 && part.into.size() > start) part.skipped.push({ start, end: part.into.size() });
  };

  const isSkipped = (name: string, attributes: Readonly<Record<string, string>>): boolean => {
    const mark = `${attributes.class ?? ''} ${attributes.id ?? ''}`;
    if (code.has(name)) return !file.includes('code');
    if (signatureClass.test(mark)) return !file.includes('signatures');
    return (name === 'blockquote' || quoteClass.test(mark)) && !file.includes('quotes');
  };

  const open = (name: string, attributes: Readonly<Record<string, string>>, start: number, end: number): void => {
    if (hides === 0 && isSlot(name, attributes, text, start)) {
      put((into) => into.copy(text.slice(start, end), start));
      // It has no end: left open, it would make the way to all that is open below it longer.
      parser.onclosetag(start + 1, start + 1 + name.length);
      return;
    }
    if (blocks.has(name)) part.into.breakLine(2);
    else if (name === 'br') part.into.breakLine(1);
    if (voids.has(name)) {
      if (name === 'hr') part.into.breakLine(2);
      return;
    }
    const hide = hidden.has(name) || invisible.test(attributes.style ?? '') || 'hidden' in attributes;
    const declared = languageTag((attributes.lang ?? attributes['xml:lang'] ?? '').trim());
    const skips = isSkipped(name, attributes);
    if (levels.length > deepest) tooDeep(file, source, start);
    levels.push({ name, hides: hide, skips, part, language });
    if (hide) hides++;
    if (skips) skipping++;
    if (!declared || declared === language || !(blocks.has(name) || name === 'html')) return;
    language = declared;
    if (part.into.size() === 0) part.language = declared;
    else part = begin(declared);
  };

  const close = (name: string): void => {
    if (blocks.has(name)) part.into.breakLine(2);
    const level = levels[levels.length - 1];
    if (level?.name !== name) return;
    levels.pop();
    if (level.hides) hides--;
    if (level.skips) skipping--;
    if (level.part === part) return;
    language = level.language;
    part = begin(language);
  };

  const parser: Parser = new Parser({
    onopentag: (name, attributes) => open(name, attributes, parser.startIndex, parser.endIndex + 1),
    onclosetag: close,
    ontext: (data) => {
      if (hides === 0) put((into) => into.text(data, parser.startIndex, parser.endIndex + 1, text));
    },
  });
  parser.end(text);
  return parts
    .filter(({ into }) => into.size() > 0)
    .map(({ into, language: own, skipped }) => ({ piece: compose(into.done(), source), language: own, skipped }));
}

/** `<NAME>` and Intercom's `<attribute key="…">` are placeholders, `<o:p>` and `<mj-text>` are not. */
function isSlot(name: string, attributes: Readonly<Record<string, string>>, text: string, start: number): boolean {
  if (name === 'attribute' && 'key' in attributes) return true;
  if (name.includes(':') || name.includes('-') || text.charCodeAt(start) !== 60) return false;
  return !isElement(name) && Object.values(attributes).every((value) => value === '');
}
