import { textStart } from './inputs/lines.ts';
import { toSource, toSourceEnd } from './inputs/offset-map.ts';
import { hashOf } from './language/hash.ts';
import { once } from './once.ts';
import type { Wording } from './phrases/source.ts';
import { printable } from './printable.ts';
import { countWhile } from './series.ts';
import type { Diagnostic, Draft, Finding, Place, Reading, Rule, Span } from './types.ts';

/** Tells line and column (1-based, UTF-16) of an offset, and places of spans. */
export class Lines {
  readonly starts: number[];

  constructor(text: string) {
    // Editors count no byte order mark.
    this.starts = [textStart(text)];
    // A lone carriage return ends a line only where there is no line feed at all, as in very old files.
    const end = text.includes('\n') ? '\n' : '\r';
    for (let at = text.indexOf(end); at >= 0; at = text.indexOf(end, at + 1)) this.starts.push(at + 1);
  }

  point(offset: number): { line: number; column: number } {
    const line = this.lineOf(offset);
    return { line, column: Math.max(1, offset - this.starts[line - 1]! + 1) };
  }

  /** The offset of a line and column. */
  offset(line: number, column: number): number {
    return this.starts[line - 1]! + column - 1;
  }

  place({ start, end }: Span): Place {
    const line = this.lineOf(start);
    // Most spans end where they begin.
    const endLine = end >= start && end < (this.starts[line] ?? Infinity) ? line : this.lineOf(end);
    return {
      line,
      column: Math.max(1, start - this.starts[line - 1]! + 1),
      endLine,
      endColumn: Math.max(1, end - this.starts[endLine - 1]! + 1),
    };
  }

  private lineOf(offset: number): number {
    return Math.max(
      1,
      countWhile(this.starts.length, (line) => this.starts[line]! <= offset),
    );
  }
}

/** The lines of a text as `Lines` counts them, without their ends. */
export function linesOf(text: string): string[] {
  const lines = text.slice(textStart(text));
  return lines.includes('\n') ? lines.split(/\r?\n/) : lines.split('\r');
}

/** The stretch of the source file that a stretch of a draft's text comes from. */
export function inSource(draft: Draft, { start, end }: Span): Span {
  const { map, span } = draft;
  return { start: toSource(map, span.start, start), end: toSourceEnd(map, span.start, end) };
}

/** How findings are worded: in the report's language, English where it says nothing. */
export interface Voice {
  readonly wording: Wording;
  readonly fallback: () => Wording;
  /** Whether quoted words run in another direction than the message. */
  readonly isolate: boolean;
}

const longest = 60;

/** Puts a finding into words. */
export function word(rule: Rule, { messageId, data, span }: Finding, text: string, voice: Voice): string {
  const wording = voice.wording[rule.id];
  const template = wording?.messages[messageId] ?? voice.fallback()[rule.id]?.messages[messageId] ?? rule.why;
  const said = [...partsOf(template)];
  for (let at = 1; at < said.length; at += 2) {
    const name = said[at]!;
    const value = data?.[name];
    if (value !== undefined) said[at] = wording?.names?.[value] ?? String(value);
    else if (name !== 'quote') said[at] = `{{${name}}}`;
    else {
      const words = quote(text.slice(span.start, span.end));
      said[at] = voice.isolate ? `\u2068${words}\u2069` : words;
    }
  }
  // Added up, they would stay pieces, and the quote would keep the whole text.
  return said.join('');
}

/** A template's texts, and between them the names of what is put in. */
const partsOf = once((template: string): readonly string[] => template.split(/\{\{(\w+)\}\}/));

/** The flagged words on one line; a long stretch is cut in the middle of its end. */
function quote(words: string): string {
  const line = printable(words.replace(/\s+/g, ' ').trim());
  if (line.length <= longest) return line;
  return `${line.slice(0, longest).replace(/\s+\S*$|[\uD800-\uDBFF]$/, '')}…`;
}

/** Sorts by line and column, then rule; drops what is said twice of one place. */
export function arrange<T extends Diagnostic>(diagnostics: readonly T[]): readonly T[] {
  if (diagnostics.length < 2) return diagnostics;
  const sorted = [...diagnostics].sort(
    // localeCompare would load the collation of all languages, which takes longer than all else here.
    (a, b) => a.line - b.line || a.column - b.column || ((a.ruleId ?? '') < (b.ruleId ?? '') ? -1 : 1),
  );
  return sorted.filter((diagnostic, index) => {
    const before = sorted[index - 1];
    return !(
      before &&
      before.ruleId === diagnostic.ruleId &&
      before.line === diagnostic.line &&
      before.column === diagnostic.column &&
      before.endColumn === diagnostic.endColumn &&
      before.message === diagnostic.message
    );
  });
}

/** Tells a hit apart by rule, sentence, and its number among the rule's hits in equal sentences. */
export function fingerprint(
  rule: string,
  { text, sentences }: Reading,
  offset: number,
  seen: Map<string, number>,
): string {
  const index = countWhile(sentences.length, (one) => sentences.at(one)!.start <= offset) - 1;
  const { start = 0, end = text.length } = sentences.at(Math.max(0, index)) ?? {};
  // A line of a megabyte without a stop has thousands of hits: its beginning tells it apart as well.
  const told = text.slice(start, Math.min(end, start + 2000));
  const words = `${rule} ${told.toLowerCase().replace(/\s+/g, ' ').trim()}`;
  const ordinal = seen.get(words) ?? 0;
  seen.set(words, ordinal + 1);
  return hashOf(`${words} ${ordinal}`)
    .map((half) => half.toString(16).padStart(8, '0'))
    .join('');
}
