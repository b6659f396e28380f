/** The linter as others call it: what a caller gives wrongly is refused, where the command has checked its flags. */
import { presets } from '../rules/presets.ts';
import { isLanguage, mistakesOfOptions, unknownLanguage } from './config/rules.ts';
import { configSchema } from './config/schema.ts';
import { type Knowledge, shipped } from './data.ts';
import { lint as lintUnchecked } from './lint.ts';
import type { LintOptions } from './lint-options.ts';
import { type FileResult, UsageError } from './types.ts';
import { inWords, type Mistake, mistakes, type Schema, without, withoutUndefined } from './validate.ts';

/**
 * Lints one file's text or bytes; the bytes are let go once they are read.
 *
 * @throws UsageError where an option is unknown or has a wrong value, or the file cannot be parsed; the message names
 * the option, or file and line.
 */
export async function lint(source: string | Uint8Array, options: LintOptions = {}): Promise<FileResult> {
  if (typeof source !== 'string' && !(source instanceof Uint8Array))
    throw new UsageError('lint: the first argument must be a text or its bytes');
  refuse('lint', await mistakesIn(options));
  return lintUnchecked(source, options);
}

/**
 * Refuses what is wrong with the options of a function.
 *
 * @throws UsageError with a line for each mistake.
 */
function refuse(name: string, found: readonly Mistake[]): void {
  if (found.length > 0) throw new UsageError(found.map((one) => `${name}: ${inWords(one)}`).join('\n'));
}

/** What is wrong with the linter's options. */
async function mistakesIn(options: LintOptions): Promise<Mistake[]> {
  const given = withoutUndefined(options);
  for (const key of ['facts', 'allow', 'placeholders'] as const)
    if (options?.[key]) Object.assign(given as object, { [key]: withoutUndefined(options[key]) });
  const knowledge = options?.knowledge ?? shipped();
  const found = mistakes(given, schemaFor(knowledge));
  if (found.some(({ path }) => path.length === 0)) return found;
  const right = without(
    given,
    found.map(({ path }) => path),
  ) as LintOptions;
  for (const key of ['language', 'locale'] as const) {
    const tag = right[key];
    if (tag === undefined || isLanguage(tag, knowledge.languages) || (key === 'locale' && tag === 'draft')) continue;
    found.push({ path: [key], message: unknownLanguage(tag, knowledge.languages) });
  }
  for (const [id, entry] of Object.entries(right.rules ?? {})) {
    const load = Object.hasOwn(knowledge.rules, id) ? knowledge.rules[id] : undefined;
    // Only what else was brought has rules that we do not know.
    if (!load && !right.knowledge && !right.retext)
      found.push({ path: ['rules', id], message: `unknown rule '${id}'` });
    // A rule is loaded for its options only where some are given.
    if (load && entry?.[1] && Object.keys(entry[1]).length > 0)
      found.push(...mistakesOfOptions((await load()).default, entry[1], ['rules', id, 1]));
  }
  return found;
}

const schemas = new WeakMap<Knowledge, Schema>();

/** The description of the linter's options; those that the configuration has too are described there. */
function schemaFor(knowledge: Knowledge): Schema {
  const made = schemas.get(knowledge);
  if (made) return made;
  const rules = Object.fromEntries(Object.keys(knowledge.rules).map((id) => [id, {}]));
  const known = configSchema({ presets: Object.keys(presets), rules, languages: knowledge.languages });
  const { language, locale, parser, placeholders, fields, fault, template, include } = known.properties as Record<
    string,
    Schema
  >;
  const severity: Schema = { title: 'severity', enum: [0, 1, 2] };
  const setting: Schema = { type: 'array', items: [severity, { type: 'object' }], minItems: 1, maxItems: 2 };
  const flag: Schema = { type: 'boolean' };
  const schema: Schema = {
    title: 'option',
    type: 'object',
    properties: {
      ...({ language, locale, parser, placeholders, fields, fault, template, include } as Record<string, Schema>),
      filePath: { type: 'string' },
      as: { enum: ['auto', 'apology'] },
      rules: {
        title: 'rule',
        type: 'object',
        properties: Object.fromEntries(Object.keys(rules).map((id) => [id, setting])),
        patternProperties: { '/|^retext-': setting },
        additionalProperties: false,
      },
      facts: { type: 'object', additionalProperties: { type: 'string' } },
      allow: { $ref: '#/definitions/allow' },
      unusedDirectives: severity,
      requireReasons: flag,
      details: flag,
      readings: flag,
      knowledge: { type: 'object' },
      retext: { type: 'array' },
      times: { type: 'object' },
    },
    additionalProperties: false,
    definitions: known.definitions!,
  };
  schemas.set(knowledge, schema);
  return schema;
}
