/** CSV and TSV exports: a message in each row. */
import { type Draft, type Source, UsageError } from '../types.ts';
import { lineOf } from './decode.ts';
import { findDirectives } from './directives.ts';
import { factField, languageField, messageField } from './front-matter.ts';
import { lineEnd, textStart } from './lines.ts';
import { type Piece, writer } from './offset-map.ts';
import type { File } from './options.ts';
import { draftsOf } from './records.ts';
import { type FieldPaths, fieldPaths, isField, type MapNode, type Node, type TextNode } from './tree.ts';

/** A cell: its raw inside, without quotes. */
interface Cell {
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
}

/**
 * Reads a table, with a header row or without. Columns named like `body` or `message` hold the messages, else any with
 * two words.
 */
export async function readCsv(file: File): Promise<Source> {
  const base = textStart(file.text);
  const rows = rowsOf(file, base);
  const first = (rows[0] ?? []).map((cell) => cellText(file.text, cell).trim());
  const header = isHeader(first, fieldPaths(file.options.fields ?? [])) ? first : [];
  if (header === first) rows.shift();
  const root: Node = { kind: 'list', items: rows.map((row) => record(file, header, row)) };
  const drafts: Draft[] = await draftsOf(
    file,
    root,
    {},
    header.some((name) => messageField.test(name)) ? 'named' : 'all',
  );
  return { drafts, directives: findDirectives(file.text) };
}

/**
 * Whether the cells of a first row name columns: one is a name that we know or among the fields, or none is a number or
 * a date, or reads like a message. A question is what a survey writes above its answers.
 */
function isHeader(cells: readonly string[], fields: FieldPaths): boolean {
  if (cells.some((cell) => isField(fields, [0, cell]))) return true;
  if (cells.some((cell) => [messageField, languageField, factField].some((known) => known.test(cell)))) return true;
  return !cells.some((cell) => {
    if (/^\d[\d\s.,:/TZ-]*$/.test(cell)) return true;
    const words = cell.split(/\s+/u).filter((word) => /\p{L}/u.test(word)).length;
    return words > 5 ? !/[?؟]$/u.test(cell) : words > 2 && /[.!…]["'»”’)]*$/u.test(cell);
  });
}

function record(file: File, header: readonly string[], row: readonly Cell[]): MapNode {
  const entries = row.map((cell, index) => [header[index] || `column ${index + 1}`, textOf(file, cell)] as const);
  return { kind: 'map', entries };
}

function textOf(file: File, cell: Cell): TextNode {
  return { kind: 'text', value: cellText(file.text, cell), piece: () => decodeCell(file.text, cell) };
}

const cellText = (text: string, { start, end, quoted }: Cell): string => {
  const raw = text.slice(start, end);
  return quoted ? raw.replaceAll('""', '"') : raw;
};

/** Decodes a cell: `""` inside of quotes is one quote. */
function decodeCell(text: string, { start, end, quoted }: Cell): Piece {
  if (!quoted) return { text: text.slice(start, end), base: start };
  const out = writer();
  for (let at = start; at < end; ) {
    const quote = text.indexOf('"', at);
    const stop = quote < 0 || quote >= end ? end : quote;
    out.copy(text.slice(at, stop), at);
    if (stop < end) out.put('"', stop, stop + 2);
    at = stop + 2;
  }
  return out.done();
}

/** The delimiter that the first row uses most, outside of quotes. */
function delimiterOf(text: string, base: number): number {
  const line = text.slice(base, lineEnd(text, base)).replace(/"[^"]*(?:"|$)/g, '');
  const count = (mark: string): number => line.split(mark).length;
  return [',', ';', '\t', '|'].toSorted((a, b) => count(b) - count(a))[0]!.charCodeAt(0);
}

function rowsOf(file: File, base: number): Cell[][] {
  const { text } = file;
  const delimiter = file.path?.toLowerCase().endsWith('.tsv') ? 9 : delimiterOf(text, base);
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let at = base;
  while (at < text.length) {
    const cell = text.charCodeAt(at) === 34 ? quotedCell(file, at) : plainCell(text, at, delimiter);
    row.push(cell);
    at = cell.quoted ? cell.end + 1 : cell.end;
    const unit = text.charCodeAt(at);
    if (unit === delimiter) {
      at++;
      if (at < text.length) continue;
      row.push({ start: at, end: at, quoted: false });
    } else if (at < text.length && unit !== 10 && unit !== 13) {
      throw new UsageError(
        `${file.name}:${lineOf(text, at)}: broken CSV, text after a closing quote; double the quotes inside of the cell`,
      );
    }
    if (text.charCodeAt(at) === 13) at++;
    if (text.charCodeAt(at) === 10) at++;
    // A blank line is no row.
    if (row.length > 1 || row[0]!.end > row[0]!.start) rows.push(row);
    row = [];
  }
  return rows;
}

function plainCell(text: string, start: number, delimiter: number): Cell {
  let end = start;
  for (; end < text.length; end++) {
    const unit = text.charCodeAt(end);
    if (unit === delimiter || unit === 10 || unit === 13) break;
  }
  return { start, end, quoted: false };
}

function quotedCell(file: File, at: number): Cell {
  const { text } = file;
  for (let quote = text.indexOf('"', at + 1); quote >= 0; quote = text.indexOf('"', quote + 2)) {
    if (text.charCodeAt(quote + 1) !== 34) return { start: at + 1, end: quote, quoted: true };
  }
  throw new UsageError(
    `${file.name}:${lineOf(text, at)}: broken CSV, the quote that opens here never closes; add a closing quote`,
  );
}
