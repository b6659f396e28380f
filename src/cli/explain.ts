import { rules } from '../../rules/index.ts';
import { presetsOf } from '../../rules/presets.ts';
import { isLanguage, unknownLanguage } from '../config/rules.ts';
import { type Knowledge, shipped } from '../data.ts';
import { width, wrap } from '../formatters/width.ts';
import { didYouMean } from '../suggest.ts';
import { type Rule, UsageError } from '../types.ts';
import { colourLevel, isTerminal } from './colour.ts';
import type { Flags } from './flags.ts';
import { writeAll } from './output.ts';
import { pluggedIn } from './plugged.ts';

/** Loads all rules, by id. */
export async function allRules(known: Knowledge['rules'] = rules): Promise<Record<string, Rule>> {
  const loaded = Object.entries(known).map(async ([id, load]) => [id, (await load()).default] as const);
  return Object.fromEntries(await Promise.all(loaded));
}

/** The presets that hold a rule; between a name and its severity breaks no line. */
const heldBy = (id: string): string =>
  presetsOf(id)
    .map((one) => one.replace(' ', '\u00a0'))
    .join(', ');

interface Style {
  readonly title: (text: string) => string;
  readonly dim: (text: string) => string;
}

async function styleFor(flags: Flags): Promise<Style> {
  const level = colourLevel(flags.color, process.env, await isTerminal(1));
  if (level === 0) return { title: (text) => text, dim: (text) => text };
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level });
  return { title: chalk.bold, dim: chalk.dim };
}

/**
 * Prints what rules are about: what they fire on, why, a bad and a good example, options, presets and source.
 * Examples are in the language of `--language`, else of `--locale`, else English.
 *
 * @throws UsageError for a rule or language that there is not.
 */
export async function explain(ids: readonly string[], flags: Flags): Promise<number> {
  const asked = flags.language ?? (flags.locale === 'draft' ? undefined : flags.locale) ?? 'en';
  const ours = ids.every((id) => Object.hasOwn(rules, id)) && isLanguage(asked);
  const known = ours ? shipped() : await pluggedIn(flags, process.cwd())();
  for (const id of ids) {
    if (Object.hasOwn(known.rules, id)) continue;
    const near = didYouMean(id, Object.keys(known.rules));
    throw new UsageError(`Unknown rule '${id}'${near || "; 'apology-lint rules' lists them"}`);
  }
  if (!isLanguage(asked, known.languages))
    throw new UsageError(unknownLanguage(asked, known.languages).replace(/^u/, 'U'));
  const style = await styleFor(flags);
  const language = asked.split('-')[0]!.toLowerCase();
  const pages: string[] = [];
  for (const id of ids) pages.push(page((await known.rules[id]!()).default, known, language, style));
  writeAll(1, `${pages.join('\n\n')}\n`);
  return 0;
}

function page(rule: Rule, known: Knowledge, language: string, { title, dim }: Style): string {
  const advice = known.advice(language)[rule.id] ?? known.advice('en')[rule.id];
  // The headings are the names of `explain` in `advice.yml`; a language may leave some out.
  const names: Readonly<Record<string, string>> = {
    ...known.advice('en').explain?.names,
    ...known.advice(language).explain?.names,
  };
  const texts = {
    what: rule.what,
    leaves: rule.leaves,
    why: advice?.why ?? rule.why,
    bad: advice?.bad ?? '',
    good: advice?.good ?? '',
    options: optionLines(rule).join('\n'),
    presets: heldBy(rule.id) || 'none',
    source: rule.source.join(', '),
    set: `apology-lint --rule '${rule.id}: off', or "rules" in the configuration`,
  };
  const room = Math.max(...Object.keys(texts).map((key) => width(names[key]!))) + 2;
  const lines = Object.entries(texts)
    .filter(([, text]) => text !== '')
    .map(
      ([key, text]) => `  ${dim(names[key]! + ' '.repeat(room - width(names[key]!)))}${hanging(text, 78, room + 2)}`,
    );
  return [`${title(rule.id)} ${dim(`(${rule.kind} rule)`)}`, '', ...lines].join('\n');
}

function optionLines({ options }: Rule): string[] {
  const properties = (options?.properties ?? {}) as Record<string, { default?: unknown; description?: string }>;
  return Object.entries(properties).map(
    ([name, { default: value, description }]) =>
      `${name}: ${description ?? ''} (default ${Array.isArray(value) ? value.join(', ') : JSON.stringify(value)})`,
  );
}

/** Breaks a text so that its lines fit; all but the first are indented. */
function hanging(text: string, columns: number, indent: number): string {
  const lines = text.trim().split('\n');
  const broken = lines.flatMap((line) => wrap(line, columns - indent)).join(`\n${' '.repeat(indent)}`);
  return broken.replace(/\u00a0\(/g, ' (');
}

/** Prints all rules by kind, those of plug-ins too, each with the presets that hold it. */
export async function listRules(flags: Flags): Promise<number> {
  const { title, dim } = await styleFor(flags);
  const { rules } = await pluggedIn(flags, process.cwd())();
  const all = Object.values(await allRules(rules));
  const longest = Math.max(...all.map(({ id }) => id.length));
  const blocks = (['wording', 'structure', 'missing'] as const).map((kind) => {
    const rows = all
      .filter((rule) => rule.kind === kind)
      .map(({ id }) => `  ${id.padEnd(longest)}  ${dim(hanging(heldBy(id) || 'no preset', 80, longest + 4))}`);
    return [title(`${kind} rules`), ...rows].join('\n');
  });
  writeAll(1, `${blocks.join('\n\n')}\n\n${dim("'apology-lint explain RULE' says what a rule is about.")}\n`);
  return 0;
}
