import { printable } from '../printable.ts';
import type { Act, FileResult, Reading } from '../types.ts';
import { scoreLines, tableLines } from './anatomy-elements.ts';
import { columns, type Paint, quote, wordsOf } from './anatomy-lines.ts';
import type { FormatContext } from './index.ts';
import { wrap } from './width.ts';

/** Acts that mark a flaw; the others build the apology. Links between acts are not shown. */
const flaws = new Set(
  'hedge condition turn reaction blame denial excuse minimizing euphemism boilerplate belittling reservation'.split(
    ' ',
  ),
);
const hidden = new Set(['promise', 'past', 'guide', 'screen', 'intensifier', 'indirect']);
/** Kinds that matter to the verdict and the rules and say nothing to a reader. */
const untold = new Set(['placeholder', 'plain', 'weak', 'if']);

const same = (text: string): string => text;
const plain: Paint = { good: same, bad: same, vague: same, dim: same, strong: same };

/** Shows each draft sentence by sentence with what it does, its twelve elements, its score, and what to add first. */
export default async function anatomy(results: readonly FileResult[], context: FormatContext): Promise<string> {
  const paint = context.color > 0 ? await coloured(context.color) : plain;
  const pages = results.flatMap(({ filePath, readings = [], drafts, noFault = false }) =>
    readings.map((reading, index) => {
      const key = drafts[index]?.key;
      const title = printable(`${filePath}${key ? `  ${key}` : ''}`);
      if (!reading) return [title, paint.dim('language not recognised: left alone')].join('\n');
      return [paint.strong(title), ...page(reading, paint, noFault)].join('\n');
    }),
  );
  return pages.length > 0 ? `\n${pages.join('\n\n')}\n` : '';
}

async function coloured(level: FormatContext['color']): Promise<Paint> {
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level });
  return { good: chalk.green, bad: chalk.red, vague: chalk.yellow, dim: chalk.dim, strong: chalk.bold };
}

function page(reading: Reading, paint: Paint, noFault: boolean): string[] {
  // Offsets stay what they are.
  const text = printable(reading.text);
  const verdict = reading.apology ? 'an apology' : 'no apology';
  const lines = [
    paint.dim(`read as ${verdict}, language ${reading.language}${noFault ? '; nothing was our fault' : ''}`),
    '',
  ];
  for (let index = 0; index < reading.sentences.length; index++)
    for (const line of sentence(reading, text, index, paint)) lines.push(line);
  lines.push('', ...tableLines(reading, text, paint));
  // What is no apology lacks nothing.
  if (reading.apology) lines.push('', ...scoreLines(reading, paint, noFault));
  return lines;
}

/** A sentence with its acts marked, and below it what they are. */
function sentence({ sentences, within, direction }: Reading, text: string, index: number, paint: Paint): string[] {
  const { start, end } = sentences.at(index)!;
  const own = within(index).filter(({ act }) => !hidden.has(act));
  const marks = marksOf(own, start, end);
  let marked = '';
  let at = start;
  for (const { from, to, tone } of marks) {
    const words = text.slice(from, to);
    marked += text.slice(at, from) + words.replace(/\S+/g, (word) => paint[tone](word));
    at = to;
  }
  marked += text.slice(at, end);
  const lines = wrap(marked, columns - 6).map((line, row) => {
    const number = row === 0 ? String(index + 1).padStart(3) : '   ';
    return `${paint.dim(`${number} │`)} ${inDirection(line, direction)}`;
  });
  for (const [name, acts] of named(own)) {
    const tone = toneOf(acts[0]!.act);
    const tag = paint[tone](`${signs[tone]} ${name}`);
    lines.push(`${paint.dim('    ·')}   ${tag}  ${paint.dim(quote(wordsOf(acts, text), columns - 14 - name.length))}`);
  }
  return lines;
}

/** The acts of a sentence by the names they are shown with: evidence by its act, flaws by their kinds as well. */
function named(own: readonly Act[]): Map<string, Act[]> {
  const kinds = new Map<string, string>();
  for (const { act, kind } of own) if (kind && !untold.has(kind)) kinds.set(act, kind);
  const groups = new Map<string, Act[]>();
  for (const one of own) {
    const kind = flaws.has(one.act) ? one.kind : (kinds.get(one.act) ?? '');
    const name = kind && !untold.has(kind) ? `${one.act}, ${spaced(kind)}` : one.act;
    const group = groups.get(name);
    if (group) group.push(one);
    else groups.set(name, [one]);
  }
  return groups;
}

/** A kind as people write it: `third party`. */
const spaced = (kind: string): string => kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

interface Mark {
  readonly from: number;
  to: number;
  readonly tone: Tone;
}

/** How acts are coloured; where several stand, the last of these is shown. */
const tones = ['good', 'vague', 'bad'] as const;
type Tone = (typeof tones)[number];

const toneOf = (act: string): Tone => (flaws.has(act) ? 'bad' : act.startsWith('vague-') ? 'vague' : 'good');
const signs: Readonly<Record<Tone, string>> = { good: '✓', vague: '~', bad: '✗' };

/** Stretches to colour, one after the other. */
function marksOf(acts: readonly Act[], start: number, end: number): Mark[] {
  const colour = new Uint8Array(end - start);
  for (const [index, tone] of tones.entries())
    for (const { act, start: from, end: to } of acts)
      if (toneOf(act) === tone) colour.fill(index + 1, from - start, to - start);
  const marks: Mark[] = [];
  for (let at = 0; at < colour.length; at++) {
    if (colour[at] === 0) continue;
    const tone = tones[colour[at]! - 1]!;
    const last = marks.at(-1);
    if (last && last.to === start + at && last.tone === tone) last.to++;
    else marks.push({ from: start + at, to: start + at + 1, tone });
  }
  return marks;
}

/** Right-to-left lines are isolated, so that numbers and quotes around them stay where they are. */
function inDirection(line: string, direction: Reading['direction']): string {
  return direction === 'rtl' ? `\u2067${line}\u2069` : line;
}
