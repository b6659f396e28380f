/** XML: messages of shops and locale files, in elements or CDATA. */
import { Parser } from 'htmlparser2';
import { type Draft, type Source, UsageError } from '../types.ts';
import { lineOf } from './decode.ts';
import { findDirectives } from './directives.ts';
import { makeDraft } from './draft.ts';
import { languageTag } from './file-names.ts';
import { htmlParts } from './html.ts';
import { blocks, isElement } from './html-elements.ts';
import { textStart } from './lines.ts';
import { type Writer, writer } from './offset-map.ts';
import type { File } from './options.ts';
import { isHtml } from './template.ts';
import { fieldPaths, isField, isPhrase, type Path, pathText } from './tree.ts';

interface Level {
  readonly name: string;
  readonly start: number;
  readonly path: Path;
  /** The path by the names of elements alone, as `fields` gives it. */
  readonly elements: readonly string[];
  readonly language: string | undefined;
  readonly counts: Map<string, number>;
  readonly out: Writer;
  /** Markup: its text belongs to the element above. */
  readonly inline: boolean;
  /** Whether `fields` names it. */
  readonly named: boolean;
  /** Whether `out` holds more than blanks. */
  says: boolean;
}

/** Deepest nesting that is read. */
const deepest = 200;

/** Attributes that name an element, so that its key says more than a number. */
const names = ['name', 'id', 'key', 'resname'];

/** Reads an XML file: each element with text of its own is a draft. */
export function readXml(file: File): Source {
  const base = textStart(file.text);
  const text = withoutDeclarations(file.text.slice(base));
  const fields = file.options.fields && fieldPaths(file.options.fields);
  const drafts: Draft[] = [];
  const top: Level = {
    name: '',
    start: 0,
    path: [],
    elements: [],
    language: undefined,
    counts: new Map(),
    out: writer(),
    inline: false,
    named: false,
    says: false,
  };
  const levels: Level[] = [top];
  const refuse = (at: number, what: string): never => {
    throw new UsageError(`${file.name}:${lineOf(file.text, base + at)}: broken XML, ${what}`);
  };

  const open = (name: string, attributes: Readonly<Record<string, string>>, start: number): void => {
    if (levels.length > deepest) refuse(start, 'elements are nested too deeply; flatten them or ignore the file');
    const above = levels[levels.length - 1]!;
    const declared = attributes['xml:lang'] ?? attributes.lang ?? attributes.locale;
    const language = languageTag((declared ?? '').replace('_', '-')) ?? above.language;
    const label = names.map((key) => attributes[key]).find((value) => value !== undefined);
    const count = above.counts.get(name) ?? 0;
    above.counts.set(name, count + 1);
    const step = label ?? (count > 0 ? count : undefined);
    const path = [...above.path, name, ...(step === undefined ? [] : [step])];
    const elements = [...above.elements, name];
    const named = fields !== undefined && (isField(fields, path) || isField(fields, elements));
    // Where nothing names the text, a word before it tells markup from a record.
    const inline = isElement(name.toLowerCase()) && (above.says || (above.named && !named));
    if (inline) above.out.put(breakAt(name) || (name === 'br' ? '\n' : ''), base + start, base + start);
    levels.push({
      name,
      start,
      path,
      elements,
      language,
      counts: new Map(),
      out: inline ? above.out : writer(),
      inline,
      named,
      says: inline,
    });
  };

  const close = (name: string, implied: boolean, at: number): void => {
    const level = levels.pop()!;
    if (level.name !== name || (implied && text.slice(at - 2, at) !== '/>')) {
      refuse(level.start, `<${level.name}> is never closed; add </${level.name}>`);
    }
    if (level.inline) {
      level.out.put(breakAt(name), base + at, base + at);
      return;
    }
    const piece = level.out.done();
    const wanted = fields ? level.named : isPhrase(piece.text) && !isNote(level.elements);
    if (!wanted || piece.text.trim() === '') return;
    const key = pathText(level.path);
    if (!isHtml(piece.text)) {
      drafts.push(makeDraft(file, piece, { key, language: level.language }));
      return;
    }
    for (const part of htmlParts(piece, file)) {
      drafts.push(
        makeDraft(file, part.piece, { key, language: level.language, markup: part.language, skipped: part.skipped }),
      );
    }
  };

  const parser: Parser = new Parser(
    {
      onopentag: (name, attributes) => open(name, attributes, parser.startIndex),
      onclosetag: (name, implied) => close(name, implied, parser.endIndex + 1),
      ontext(data) {
        const cdata = text.startsWith('<![CDATA[', parser.startIndex);
        const start = parser.startIndex + (cdata ? 9 : 0);
        const end = parser.endIndex + 1;
        const level = levels[levels.length - 1]!;
        const { out } = level;
        level.says ||= data.trim() !== '';
        if (top.says) refuse(start + data.search(/\S/), 'text outside of the root element; remove it');
        if (!text.startsWith(data, start)) out.put(data, base + start, base + end);
        else if (levels[1]?.name === 'resources') copyUnescaped(out, data, base + start);
        else out.copy(data, base + start);
      },
    },
    { xmlMode: true },
  );
  checkMarkup(text, refuse);
  parser.end(text);
  if (levels.length > 1)
    refuse(levels[levels.length - 1]!.start, `<${levels[levels.length - 1]!.name}> is never closed`);
  return { drafts, directives: findDirectives(file.text) };
}

/** What parts the text in an element of HTML from the text around it. */
const breakAt = (name: string): string => (blocks.has(name.toLowerCase()) ? '\n\n' : '');

const blanks: Readonly<Record<string, string>> = { n: '\n', t: '\t' };

/** Copies a text of Android's string resources, in which `\'` and `\n` are one sign each. */
function copyUnescaped(out: Writer, data: string, from: number): void {
  let at = 0;
  for (const { 0: whole, 1: sign = '', index } of data.matchAll(/\\(u[\da-f]{4}|.)/giu)) {
    out.copy(data.slice(at, index), from + at);
    at = index + whole.length;
    const code = sign.length > 1 ? Number.parseInt(sign.slice(1), 16) : Number.NaN;
    out.put(Number.isNaN(code) ? (blanks[sign] ?? sign) : String.fromCharCode(code), from + index, from + at);
  }
  out.copy(data.slice(at), from + at);
}

/** Blanks out what a document type declares in brackets, such as entities: the parser takes it for text. */
function withoutDeclarations(text: string): string {
  const start = text.search(/<!DOCTYPE\b[^<>[]*\[/u);
  if (start < 0) return text;
  // Comments, instructions and values in quotes may hold brackets of their own.
  const part = /<!--[\s\S]*?(?:-->|$)|<\?[\s\S]*?(?:\?>|$)|"[^"]*"|'[^']*'|\]/gu;
  part.lastIndex = start;
  let close = part.exec(text);
  while (close && close[0] !== ']') close = part.exec(text);
  const end = close ? text.indexOf('>', close.index) + 1 : 0;
  return end === 0 ? text : text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
}

/** Whether an element speaks to translators: `note` in XLIFF, `comment` in a resource file of .NET. */
function isNote(elements: readonly string[]): boolean {
  return /(?:unit(?: notes)?|file(?: notes)?) note$| data comment$/u.test(` ${elements.join(' ')}`);
}

/** Comments, CDATA sections and tags that never end, which a tolerant parser would swallow. */
function checkMarkup(text: string, refuse: (at: number, what: string) => never): void {
  for (let at = text.indexOf('<'); at >= 0; ) {
    const [opening, closing] = text.startsWith('<!--', at)
      ? ['<!--', '-->']
      : text.startsWith('<![CDATA[', at)
        ? ['<![CDATA[', ']]>']
        : ['<', '>'];
    const end = text.indexOf(closing, at + opening.length);
    if (end < 0) refuse(at, `${opening} is never closed; add ${closing}`);
    at = text.indexOf('<', end + closing.length);
  }
}
