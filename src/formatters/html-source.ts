import { linesOf } from '../diagnostics.ts';
import { countWhile } from '../series.ts';
import type { Diagnostic, DraftReport, FileResult } from '../types.ts';
import { isError } from './common.ts';

/** Text as HTML content or attribute value; control characters become the replacement character. */
export function html(text: string): string {
  return text
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, '\ufffd')
    .replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** The direction of a sentence, by its first letter outside what is isolated from it. */
export function directionOf(text: string): 'ltr' | 'rtl' {
  const open = text.replace(/[\u2066-\u2068][^\u2069]*\u2069/g, '');
  return rightToLeft.test(/\p{L}/u.exec(open)?.[0] ?? '') ? 'rtl' : 'ltr';
}

/** The direction of a line of source, by its first letter or most of them: markup around a text does not turn it. */
export function directionOfLine(line: string): 'ltr' | 'rtl' {
  const letters = line.match(/\p{L}/gu) ?? [];
  if (rightToLeft.test(letters[0] ?? '')) return 'rtl';
  const backward = letters.filter((letter) => rightToLeft.test(letter)).length;
  return backward * 2 > letters.length ? 'rtl' : 'ltr';
}

/** Tells the language of the draft in which a place lies; empty where it is not known. */
export type LanguageAt = (place: { readonly line: number; readonly column: number }) => string;

/** Tells the languages of a file's drafts. */
export function languagesOf(drafts: readonly DraftReport[]): LanguageAt {
  const sorted = drafts.toSorted((a, b) => a.line - b.line || a.column - b.column);
  return ({ line, column }) => {
    const begun = countWhile(sorted.length, (index) => {
      const one = sorted[index]!;
      return one.line < line || (one.line === line && one.column <= column);
    });
    const draft = sorted[begun - 1];
    const ends = draft && (draft.endLine > line || (draft.endLine === line && draft.endColumn >= column));
    return (ends && draft.language) || '';
  };
}

/** A file longer than this many lines is shown around its hits alone. */
const longest = 200;
const around = 2;

/** The file's lines as HTML, with each hit marked and an anchor where it begins; lines far from any hit are left out. */
export function sourceOf({ source, messages }: FileResult, languageAt: LanguageAt, prefix: string): string {
  if (source === undefined) return '';
  const lines = linesOf(source);
  if (lines.at(-1) === '') lines.pop();
  const near = lines.length > longest ? nearLines(messages, lines.length) : undefined;
  const hits = hitsByLine(messages, lines.length);
  const shown: string[] = [];
  let gap = false;
  lines.forEach((line, index) => {
    if (near && !near.has(index + 1)) {
      gap = true;
      return;
    }
    if (gap) shown.push('<li class="gap" aria-hidden="true">⋯</li>');
    gap = false;
    const marked = markLine(line, index + 1, hits.get(index + 1) ?? [], languageAt, prefix);
    shown.push(`<li value="${index + 1}"><code dir="${directionOfLine(line)}">${marked}</code></li>`);
  });
  return `<ol class="source">${shown.join('\n')}</ol>`;
}

function nearLines(messages: readonly Diagnostic[], count: number): Set<number> {
  const near = new Set<number>();
  for (const { line, endLine = line } of messages) {
    if (line === 0) continue;
    for (let at = Math.max(1, line - around); at <= Math.min(count, endLine + around); at++) near.add(at);
  }
  return near;
}

/** A hit, and its index among all of its file. */
interface Hit {
  readonly one: Diagnostic;
  readonly index: number;
}

/** The hits that each line shows. */
function hitsByLine(messages: readonly Diagnostic[], count: number): ReadonlyMap<number, readonly Hit[]> {
  const lines = new Map<number, Hit[]>();
  for (const [index, one] of messages.entries()) {
    for (let at = one.line; at <= Math.min(count, one.endLine ?? one.line); at++) {
      const there = lines.get(at);
      if (there) there.push({ one, index });
      else lines.set(at, [{ one, index }]);
    }
  }
  return lines;
}

function markLine(line: string, number: number, there: readonly Hit[], languageAt: LanguageAt, prefix: string): string {
  const hits = there.flatMap(({ one, index }) => {
    const { endLine = one.line, endColumn = one.column } = one;
    const from = one.line < number ? 0 : one.column - 1;
    // A hit without an end is shown on its word.
    const word = one.endColumn === undefined ? /^\S*/.exec(line.slice(from))![0].length : 0;
    const to = endLine > number ? line.length : Math.min(line.length, endColumn - 1 + word);
    return to > from || one.line === number ? [{ one, index, from, to: Math.max(from, to) }] : [];
  });
  hits.sort((a, b) => a.from - b.from);
  const ends = [...new Set([0, line.length, ...hits.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b);
  let text = '';
  let next = 0;
  let over: typeof hits = [];
  ends.forEach((from, index) => {
    const to = ends[index + 1] ?? from;
    over = over.filter((hit) => hit.to > from);
    for (let hit = hits[next]; hit?.from === from; hit = hits[++next]) {
      if (hit.one.line === number) text += `<a id="${prefix}${hit.index}"></a>`;
      if (hit.to > from) over.push(hit);
    }
    if (to === from) return;
    const words = html(line.slice(from, to));
    if (over.length === 0) text += words;
    else {
      const kind = over.some(({ one }) => isError(one)) ? 'error' : 'warning';
      const rules = over.map(({ one }) => one.ruleId ?? '').join(' ');
      const title = over.map(({ one }) => one.message).join('\n');
      const language = languageAt({ line: number, column: from + 1 });
      text +=
        `<mark class="${kind}" data-rules="${html(rules)}" data-language="${html(language)}" ` +
        `title="${html(title)}">${words}</mark>`;
    }
  });
  return text;
}
