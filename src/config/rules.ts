import { rules } from '../../rules/index.ts';
import { presets } from '../../rules/presets.ts';
import { type Knowledge, type RuleLoader, shipped } from '../data.ts';
import { isForeign } from '../rule.ts';
import { didYouMean } from '../suggest.ts';
import { type Rule, UsageError } from '../types.ts';
import { inWords, type Mistake, mistakes, type Schema, without } from '../validate.ts';
import type { Loaded } from './load.ts';
import { configSchema } from './schema.ts';
import { type RuleEntry, severities } from './settings.ts';

/** Languages that the drafts and the diagnostics may have. */
export const languages = (): readonly string[] => shipped().languages;

/** What is wrong with a configuration by itself: without what it extends, and without plug-ins. */
export async function mistakesOf(data: unknown): Promise<Mistake[]> {
  const names = Object.fromEntries(Object.keys(rules).map((id) => [id, {}]));
  const schema = configSchema({ presets: Object.keys(presets), rules: names, languages: languages() });
  const found = mistakes(data, schema);
  const paths = found.map(({ path }) => path);
  // What is no mapping holds no options.
  if (paths.some(({ length }) => length === 0)) return found;
  return [...found, ...(await optionMistakes(without(data, paths) as Config, []))];
}

/** A mistake in a sentence with file, line and path. */
export function told({ file, place }: Loaded, mistake: Mistake): string {
  return `${file}${place(mistake.path)}: ${inWords(mistake)}`;
}

interface Config {
  readonly rules?: Readonly<Record<string, RuleEntry>>;
  readonly overrides?: readonly (Config | undefined)[];
}

/** A rule is loaded for its options only where some are given. */
async function optionMistakes(
  { rules: entries = {}, overrides = [] }: Config,
  at: Mistake['path'],
): Promise<Mistake[]> {
  const found: Mistake[] = [];
  for (const [id, entry] of Object.entries(entries)) {
    // What is no mapping was told, and left out.
    if (!Array.isArray(entry) || entry[1] === undefined || isForeign(id)) continue;
    const { default: rule } = await rules[id]!();
    found.push(...mistakesOfOptions(rule, entry[1], [...at, 'rules', id, 1]));
  }
  for (const [index, override] of overrides.entries()) {
    if (!override) continue;
    found.push(...(await optionMistakes(override, [...at, 'overrides', index])));
  }
  return found;
}

/** What is wrong with the options given to a rule. */
export function mistakesOfOptions({ id, options: schema }: Rule, options: unknown, at: Mistake['path']): Mistake[] {
  if (!schema) return [{ path: at, message: `the rule '${id}' has no options` }];
  return mistakes(options, { title: 'option', ...schema } as Schema, schema as Schema, at);
}

/** Whether a BCP 47 tag names a language that we have; `pt-BR` counts as `pt`. */
export function isLanguage(tag: string, known = languages()): boolean {
  return known.includes(tag.split('-')[0]!.toLowerCase());
}

/** The complaint about a language that we have not. */
export function unknownLanguage(tag: string, known = languages()): string {
  return `unknown language '${tag}'${didYouMean(tag, known) || `: one of ${known.join(', ')}`}`;
}

/**
 * Reads rule settings from the command line, in YAML's notation: `hedge-words: off`, `too-long: [error, {words: 120}]`,
 * and several apart by commas.
 *
 * @param plugged Gives what plug-ins add; asked only for a rule that is none of ours.
 * @throws UsageError where they name no rule, no severity or no such option.
 */
export async function parseRules(
  text: string,
  plugged: () => Promise<Knowledge>,
): Promise<(readonly [id: string, RuleEntry])[]> {
  const [, , plain, , severity] = /^\s*(['"]?)([\w@/.-]+)\1\s*:\s*(['"]?)(\w+)\3\s*$/.exec(text) ?? [];
  const entries =
    plain !== undefined
      ? [[plain, severity] as const]
      : Object.entries((await import('./load-yaml.ts')).fromFlow(text, '--rule'));
  if (entries.length === 0) throw new UsageError("No rule in --rule '': write --rule 'hedge-words: off'");
  for (const [id, entry] of entries) await checkRule(id, entry, text, plugged);
  return entries as (readonly [string, RuleEntry])[];
}

async function checkRule(id: string, entry: unknown, text: string, plugged: () => Promise<Knowledge>): Promise<void> {
  const load = await loaderOf(id, '--rule', plugged);
  if (entry === null || entry === undefined) {
    throw new UsageError(`No severity in --rule '${text}': write --rule '${id}: off'`);
  }
  const [severity, options, ...more] = Array.isArray(entry) ? entry : [entry];
  if (more.length > 0) throw new UsageError(`Too much in --rule '${text}': write [severity, options]`);
  if (!Object.hasOwn(severities, String(severity))) {
    const near = didYouMean(String(severity), ['off', 'warn', 'error']) || ': off, warn or error';
    throw new UsageError(`Unknown severity '${severity}' in --rule '${text}'${near}`);
  }
  const [wrong] = options !== undefined && load ? mistakesOfOptions((await load()).default, options, []) : [];
  if (wrong) throw new UsageError(`Wrong option in --rule '${text}': ${inWords(wrong)}`);
}

/**
 * Finds the rule that a flag names; undefined where it is that of a retext plugin, whose messages are named at will.
 *
 * @throws UsageError where neither we nor the plug-ins have it.
 */
export async function loaderOf(
  id: string,
  flag: string,
  plugged: () => Promise<Knowledge>,
): Promise<RuleLoader | undefined> {
  if (Object.hasOwn(rules, id)) return rules[id];
  if (/^(?:retext-|@)/.test(id)) return undefined;
  const known = isForeign(id) ? (await plugged()).rules : rules;
  if (Object.hasOwn(known, id)) return known[id];
  throw new UsageError(
    `Unknown rule '${id}' in ${flag}${didYouMean(id, Object.keys(known)) || "; 'apology-lint rules' lists them"}`,
  );
}
