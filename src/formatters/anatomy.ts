import { elementPages } from '../../rules/elements.ts';
import { components, highestScore, scoreOf } from '../score.ts';
import { type Act, type Element, elementIds, type FileResult, type Reading, type Span } from '../types.ts';
import type { FormatContext } from './index.ts';
import { printable, wrap } from './width.ts';

/** Columns that the report keeps to. */
const columns = 80;
/** Acts that mark a flaw; the others build the apology. Links between acts are not shown. */
const flaws = new Set(
  'hedge condition turn reaction blame denial excuse minimizing euphemism boilerplate belittling reservation'.split(
    ' ',
  ),
);
const hidden = new Set(['promise', 'past', 'guide', 'intensifier', 'indirect']);
/** Kinds that matter to the verdict and say nothing to a reader. */
const untold = new Set(['placeholder', 'plain', 'weak']);

interface Paint {
  good(text: string): string;
  bad(text: string): string;
  vague(text: string): string;
  dim(text: string): string;
  strong(text: string): string;
}
const same = (text: string): string => text;
const plain: Paint = { good: same, bad: same, vague: same, dim: same, strong: same };

/** Shows each draft sentence by sentence with what it does, its twelve elements, its score, and what to add first. */
export default async function anatomy(results: readonly FileResult[], context: FormatContext): Promise<string> {
  const paint = context.color > 0 ? await coloured(context.color) : plain;
  const pages = results.flatMap(({ filePath, readings = [], drafts }) =>
    readings.map((reading, index) => {
      const key = drafts[index]?.key;
      const title = printable(`${filePath}${key ? `  ${key}` : ''}`);
      if (!reading) return [title, paint.dim('language not recognised: left alone')].join('\n');
      return [paint.strong(title), ...page(reading, paint, context.noFault === true)].join('\n');
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
  for (let index = 0; index < reading.sentences.length; index++) lines.push(...sentence(reading, text, index, paint));
  lines.push('', ...table(reading, text, paint), '', ...score(reading, paint, noFault));
  return lines;
}

/** A sentence with its acts marked, and below it what they are. */
function sentence({ sentences, within, direction }: Reading, text: string, index: number, paint: Paint): string[] {
  const { start, end } = sentences.at(index)!;
  const own = within(index).filter(({ act }) => !hidden.has(act));
  const marks = marksOf(own, start, end);
  let marked = '';
  let at = start;
  for (const { from, to, flaw } of marks) {
    const words = text.slice(from, to);
    marked += text.slice(at, from) + words.replace(/\S+/g, (word) => (flaw ? paint.bad(word) : paint.good(word)));
    at = to;
  }
  marked += text.slice(at, end);
  const lines = wrap(marked, columns - 6).map((line, row) => {
    const number = row === 0 ? String(index + 1).padStart(3) : '   ';
    return `${paint.dim(`${number} │`)} ${inDirection(line, direction)}`;
  });
  for (const [name, acts] of named(own)) {
    const [first] = acts as [Act];
    const tag = flaws.has(first.act)
      ? paint.bad(`✗ ${name}`)
      : first.act.startsWith('vague-')
        ? paint.vague(`~ ${name}`)
        : paint.good(`✓ ${name}`);
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
    const name = kind && !untold.has(kind) ? `${one.act}, ${kind}` : one.act;
    const group = groups.get(name);
    if (group) group.push(one);
    else groups.set(name, [one]);
  }
  return groups;
}

/** The words of acts in the order of the text, each once. */
function wordsOf(acts: Iterable<Span>, text: string): string {
  const parts: { start: number; end: number }[] = [];
  for (const { start, end } of acts) {
    const last = parts.at(-1);
    if (last && text.slice(last.end, start).trim() === '') last.end = Math.max(last.end, end);
    else parts.push({ start, end });
  }
  return parts.map(({ start, end }) => text.slice(start, end)).join(' … ');
}

interface Mark {
  readonly from: number;
  to: number;
  readonly flaw: boolean;
}

/** Stretches to colour, one after the other: a flaw is shown before the act that holds it. */
function marksOf(acts: readonly Act[], start: number, end: number): Mark[] {
  const colour = new Uint8Array(end - start);
  for (const { act, start: from, end: to } of acts) if (!flaws.has(act)) colour.fill(1, from - start, to - start);
  for (const { act, start: from, end: to } of acts) if (flaws.has(act)) colour.fill(2, from - start, to - start);
  const marks: Mark[] = [];
  for (let at = 0; at < colour.length; at++) {
    if (colour[at] === 0) continue;
    const last = marks.at(-1);
    if (last && last.to === start + at && last.flaw === (colour[at] === 2)) last.to++;
    else marks.push({ from: start + at, to: start + at + 1, flaw: colour[at] === 2 });
  }
  return marks;
}

function table({ elements }: Reading, text: string, paint: Paint): string[] {
  const widest = Math.max(...elementIds.map((id) => id.length));
  return elementIds.map((id) => {
    const { evidence, vague }: Element = elements[id];
    const all = evidence.length > 0 ? evidence : vague;
    const words: Act[] = [];
    for (const act of all) {
      if (act.sentence !== all.at(0)!.sentence) break;
      words.push(act);
    }
    const state = evidence.length > 0 ? 'present' : vague.length > 0 ? 'vague' : 'missing';
    const colour = { present: paint.good, vague: paint.vague, missing: paint.dim }[state];
    const said = words.length > 0 ? quote(wordsOf(words, text), columns - widest - 15) : '';
    return `  ${id.padEnd(widest)}  ${colour(state.padEnd(7))}  ${said}`.trimEnd();
  });
}

/** Elements that a message needs not where nothing was the writer's fault. */
const faultElements = new Set<string>(['responsibility', 'prevention']);

function score({ elements }: Reading, paint: Paint, noFault: boolean): string[] {
  const reached = scoreOf(elements);
  const bar = components
    .map(({ element, weight }) =>
      elements[element].evidence.length > 0 ? paint.good('█'.repeat(weight)) : paint.dim('░'.repeat(weight)),
    )
    .join('');
  const lines = [`  ${paint.strong(`${reached} of ${highestScore}`)}  ${bar}`];
  const weights = `weights: ${components.map(({ element, weight }) => `${element} ${weight}`).join(', ')}`;
  lines.push(...wrap(weights, columns - 2).map((line) => paint.dim(`  ${line}`)));
  const first = components.find(
    ({ element }) => elements[element].evidence.length === 0 && !(noFault && faultElements.has(element)),
  );
  if (first) {
    const { counts } = elementPages[first.element];
    const advice = `Add first: ${first.element} (${counts.charAt(0).toLowerCase()}${counts.slice(1).replace(/\.$/, '')})`;
    lines.push('', ...wrap(advice, columns - 2).map((line) => `  ${line}`));
  }
  return lines;
}

function quote(words: string, room: number): string {
  const line = words.replace(/\s+/g, ' ').trim();
  const cut = line.length > room ? `${line.slice(0, Math.max(1, room - 1)).replace(/[\uD800-\uDBFF]$/, '')}…` : line;
  return `“\u2068${cut}\u2069”`.replace(/^“\u2068([^\u0590-\u08ff]*)\u2069”$/, '“$1”');
}

/** Right-to-left lines are isolated, so that numbers and quotes around them stay where they are. */
function inDirection(line: string, direction: Reading['direction']): string {
  return direction === 'rtl' ? `\u2067${line}\u2069` : line;
}
