/** From decoded text to a draft: placeholders, stretches left alone, and its place in the file. */
import { timeOf } from '../dates.ts';
import type { Directive, Draft, Span } from '../types.ts';
import { type Piece, sourceSpan } from './offset-map.ts';
import type { File } from './options.ts';
import { findPlaceholders } from './placeholders.ts';
import { skipLines } from './skip.ts';

/** What a parser knows of a message besides its text. */
export interface About {
  readonly key?: string | undefined;
  readonly language?: string | undefined;
  /** The language that its HTML declares. */
  readonly markup?: string | undefined;
  readonly facts?: Readonly<Record<string, string>> | undefined;
  /** Stretches of the text that the parser itself found to be no message. */
  readonly skipped?: readonly Span[] | undefined;
  /** Offsets in the text where a new section begins: a signature ends there. */
  readonly sections?: readonly number[] | undefined;
  /** Whether placeholders are filled in later, where the options do not say. */
  readonly template?: boolean | undefined;
}

/** Makes a draft of a decoded text. */
export function makeDraft(file: File, piece: Piece, about: About = {}): Draft {
  const template = file.options.template ?? about.template ?? true;
  const { text } = piece;
  const { incident, date } = about.facts ?? {};
  if (incident) for (const [name, value] of Object.entries({ incident, date })) noteNoDate(file, name, value);
  const found = findPlaceholders(text, template, file.options.placeholders);
  const lines = skipSections(file, text, about.sections ?? []);
  const skipped = merge([...found.skipped, ...lines, ...(about.skipped ?? [])]);
  return {
    text,
    span: sourceSpan(piece, { start: 0, end: text.length }),
    ...(piece.map && { map: piece.map }),
    ...(about.key !== undefined && { key: about.key }),
    ...(about.language !== undefined && { language: about.language }),
    ...(about.markup !== undefined && { markup: about.markup }),
    placeholders: found.placeholders,
    skipped,
    facts: about.facts ?? {},
    template,
  };
}

/** Notes a date that cannot be read, such as 2026-13-01 or 02/11/2026; what is no date at all may be a number or a name. */
function noteNoDate(file: File, name: string, value = ''): void {
  if (!/^(?:\d{4}-\d|\d{1,4}[./]\d{1,2}[./]\d)/.test(value) || !Number.isNaN(timeOf(value))) return;
  const what = `'${value}' is no date such as 2026-11-05, so late-apology says nothing: mend '${name}'`;
  file.note(() => Math.max(0, file.text.indexOf(value)), what);
}

function skipSections(file: File, text: string, sections: readonly number[]): Span[] {
  if (sections.length === 0) return skipLines(text, file.options.mail, file.includes);
  const spans: Span[] = [];
  for (let index = -1; index < sections.length; index++) {
    const start = sections[index] ?? 0;
    const part = text.slice(start, sections[index + 1] ?? text.length);
    for (const span of skipLines(part, file.options.mail, file.includes)) {
      spans.push({ start: start + span.start, end: start + span.end });
    }
  }
  return spans;
}

/** Sorts spans and joins those that touch. */
function merge(spans: readonly Span[]): Span[] {
  if (spans.length < 2) return [...spans];
  const out: { start: number; end: number }[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = out[out.length - 1];
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else out.push({ start: span.start, end: span.end });
  }
  return out;
}

/** The directives of a file as stretches of a piece's text that runs parallel to the source. */
export function directiveSpans(piece: Piece, directives: readonly Directive[]): Span[] {
  return piece.map ? [] : directives.map(({ start, end }) => ({ start: start - piece.base, end: end - piece.base }));
}
