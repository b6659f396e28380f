/**
 * Precision and recall on the labelled corpus: `npm run accuracy -- [--language CODE] [--part written|held-out|all]
 * [--errors RULE-OR-ELEMENT] [--corpus FILE] [--check]`. A diagnostic counts as right when it overlaps a labelled quote.
 */
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Lines } from '../diagnostics.ts';
import { defaultSettings, lint } from '../lint.ts';
import type { RuleSetting } from '../lint-options.ts';
import { type Diagnostic, elementIds, type Place, type Span } from '../types.ts';
import { floors } from './floors.ts';
import { F1, percent, Score, table } from './score.ts';

interface Message {
  readonly id: string;
  readonly language: string;
  readonly kind: string;
  readonly apology: boolean;
  readonly text: string;
  readonly elements: readonly string[];
  readonly flaws: readonly { readonly rule: string; readonly quote?: string }[];
}

const { values: flags } = parseArgs({
  options: {
    language: { type: 'string', multiple: true },
    part: { type: 'string', default: 'written' },
    errors: { type: 'string' },
    corpus: { type: 'string' },
    check: { type: 'boolean', default: false },
  },
});

const wordingRules = [
  'hedge-words',
  'conditional-apology',
  'but-after-apology',
  'non-apology',
  'blame-shifting',
  'denial',
  'excuses',
  'minimizing',
  'euphemism',
  'boilerplate',
  'belittled-compensation',
  'conditional-acceptance',
  'over-explaining',
];
const settings: Record<string, RuleSetting> = {
  ...defaultSettings(),
  ...Object.fromEntries(wordingRules.map((id) => [id, [2, {}] as const])),
};

/** A third of the corpus is put aside by a hash of the id: phrases are never written against it. */
function heldOut(id: string): boolean {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(id)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash % 3 === 0;
}

const languages = flags.language ?? ['en', 'fr', 'ar', 'ru', 'ro'];
let failed = 0;
let passed = 0;
for (const part of flags.part === 'all' || flags.check ? ['written', 'held-out'] : [flags.part]) {
  for (const language of languages) {
    const file = flags.corpus ?? `fixtures/corpus/${language}.jsonl`;
    if (!existsSync(file)) throw new Error(`no corpus ${file}`);
    const messages = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as Message)
      .filter(({ id }) => flags.corpus !== undefined || heldOut(id) === (part === 'held-out'));
    const figures = await measure(language, messages, part === 'written' ? flags.errors : undefined);
    console.log(figures.text(part));
    if (!flags.check) continue;
    for (const [name, least] of Object.entries(floors[part as 'written' | 'held-out'] ?? {})) {
      const reached = figures.summary[name] ?? 0;
      const floor = (least as Record<string, number>)[language] ?? 0;
      if (reached + 1e-9 >= floor) passed++;
      else {
        failed++;
        console.error(`${part} ${language}: ${name} is ${percent(reached)}, below its floor ${percent(floor)}`);
      }
    }
  }
}
if (flags.check) console.log(`accuracy floors: ${passed} kept, ${failed} broken`);
if (failed > 0) process.exitCode = 1;

async function measure(language: string, messages: readonly Message[], errors: string | undefined) {
  const apology = new Score();
  const elements = new Map(elementIds.map((id) => [id as string, new Score()]));
  const flaws = new Map(wordingRules.map((id) => [id, new Score()]));
  let detected = 0;
  let disturbed = 0;
  const show = (name: string, id: string, what: string): void => {
    if (errors === name || errors === 'all') console.log(`${name} ${id}: ${what}`);
  };
  for (const message of messages) {
    const quoted = ({ start, end }: Span): string => `«${message.text.slice(start, end)}»`;
    const free = await lint(message.text, { rules: {} });
    if (free.drafts[0]?.language === message.language) detected++;
    else show('language', message.id, `read as ${free.drafts[0]?.language}`);
    const { messages: diagnostics, drafts } = await lint(message.text, {
      language,
      rules: settings,
      template: true,
      locale: 'draft',
    });
    const report = drafts[0];
    const verdict = report?.apology ?? false;
    apology.add(message.apology, verdict);
    if (message.apology !== verdict) show('apology', message.id, verdict ? 'false alarm' : 'missed');
    if (!message.apology && diagnostics.some(({ ruleId }) => !message.flaws.some(({ rule }) => rule === ruleId)))
      disturbed++;
    for (const [id, score] of elements) {
      const there = Object.hasOwn(report?.elements ?? {}, id);
      score.add(message.elements.includes(id), there);
      if (message.elements.includes(id) !== there) show(id, message.id, there ? `false alarm ${where(id)}` : 'missed');
    }
    function where(id: string): string {
      const place = report?.elements[id as keyof typeof report.elements]?.[0];
      return place ? quoted(rangeOf(message.text, place)) : '';
    }
    for (const [id, score] of flaws) {
      const labelled = message.flaws.filter(({ rule }) => rule === id);
      const reported = diagnostics.filter(({ ruleId }) => ruleId === id).map((one) => rangeOf(message.text, one));
      const spans = labelled.map(({ quote }) => {
        const start = quote === undefined ? 0 : message.text.indexOf(quote);
        return { start, end: quote === undefined ? message.text.length : start + quote.length };
      });
      const touches = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
      for (const [index, span] of spans.entries()) {
        const hit = reported.some((one) => touches(one, span));
        if (hit) score.found++;
        else {
          score.missed++;
          show(id, message.id, `missed «${labelled[index]?.quote ?? ''}»`);
        }
      }
      for (const one of reported)
        if (spans.some((span) => touches(one, span))) score.right++;
        else {
          score.wrong++;
          show(id, message.id, `false alarm ${quoted(one)}`);
        }
    }
  }
  const silentOnes = messages.filter((message) => !message.apology).length;
  const all = Score.sum([...elements.values()]);
  const flawed = Score.sum([...flaws.values()]);
  const summary: Record<string, number> = {
    language: detected / messages.length,
    'apology precision': apology.precision,
    'apology recall': apology.recall,
    'elements F1': F1(all),
    'flaws precision': flawed.precision,
    'flaws recall': flawed.recall,
    'silent on non-apologies': silentOnes === 0 ? 1 : 1 - disturbed / silentOnes,
  };
  return {
    summary,
    text: (part: string): string =>
      [
        `${language}, ${part}: ${messages.length} messages`,
        table([
          ['', 'precision', 'recall', 'labelled'],
          row('apology', apology),
          ...[...elements].map(([id, score]) => row(id, score)),
          ['elements, micro-F1', percent(F1(all)), '', String(all.labelled)],
          ...[...flaws].map(([id, score]) => row(id, score)),
          row('flaws together', flawed),
          ['flaws, micro-F1', percent(F1(flawed)), '', ''],
          ['language right', percent(detected / messages.length), '', ''],
          ['non-apologies with a diagnostic', `${disturbed} of ${silentOnes}`, '', ''],
        ]),
      ].join('\n'),
  };
}

function row(name: string, score: Score): string[] {
  return [name, percent(score.precision), percent(score.recall), String(score.labelled)];
}

/** Where in a text a place is. */
function rangeOf(text: string, place: Pick<Diagnostic, keyof Place>): Span {
  const { line, column, endLine = line, endColumn = column } = place;
  const lines = new Lines(text);
  return { start: lines.offset(line, column), end: lines.offset(endLine, endColumn) };
}
