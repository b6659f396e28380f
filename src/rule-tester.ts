import path from 'node:path';
import { type Knowledge, shipped } from './data.ts';
import { Lines } from './diagnostics.ts';
import { lint } from './lint.ts';
import type { LintOptions } from './lint-options.ts';
import type { Options, Rule } from './types.ts';

/** A text and how it is to be read. */
export interface RuleCase {
  readonly text: string;
  readonly language?: string;
  readonly options?: Options;
  /** What the rule reads beside the text: `date`, `incident`. */
  readonly facts?: Readonly<Record<string, string>>;
  /** `auto`: the draft decides whether it is an apology; it is taken as one where absent. */
  readonly as?: LintOptions['as'];
  /** False: the text is about to be sent. */
  readonly template?: boolean;
}

/** What must be reported: the flagged words, or the `messageId` with them. */
export type Expected = string | { readonly words: string; readonly messageId: string };

export interface RuleCases {
  /** Texts on which the rule is silent. */
  readonly valid: readonly (string | RuleCase)[];
  /** Texts on which it reports these words and no others, in their order; whatever words where none are given. */
  readonly invalid: readonly (RuleCase & { readonly reports?: readonly Expected[] })[];
}

/** The functions of a test runner, as vitest, jest and node:test have them. */
export interface Runner {
  describe(name: string, body: () => void): void;
  test(name: string, body: () => Promise<void>): void;
}

export interface RuleTesterOptions {
  /** Folders of plug-ins whose languages and phrases the rule needs, relative to the working folder. */
  readonly plugins?: readonly string[];
}

/**
 * Tests a rule, ours or a plug-in's, on texts: `testRule(rule, { valid, invalid }, { describe, test })`.
 * A test fails with an Error that shows what was reported and what was expected.
 */
export function testRule(
  rule: Rule,
  { valid, invalid }: RuleCases,
  { describe, test }: Runner,
  options: RuleTesterOptions = {},
): void {
  const knowledge = async (): Promise<Knowledge> => {
    const { plugins = [] } = options;
    if (plugins.length === 0) return shipped();
    return await (await import('./plugins/index.ts')).withPlugins(plugins.map((folder) => path.resolve(folder)));
  };
  const compare = async (given: RuleCase, expected: RuleCases['invalid'][number]['reports']): Promise<void> =>
    verify(rule, await knowledge(), given, expected);
  describe(rule.id, () => {
    for (const one of valid) {
      const given: RuleCase = typeof one === 'string' ? { text: one } : one;
      test(`silent: ${title(given)}`, () => compare(given, []));
    }
    for (const one of invalid) test(`reports: ${title(one)}`, () => compare(one, one.reports));
  });
}

const title = ({ text, options }: RuleCase): string =>
  `${text.replace(/\s+/g, ' ').slice(0, 70)}${options ? ` ${JSON.stringify(options)}` : ''}`;

async function verify(
  rule: Rule,
  knowledge: Knowledge,
  given: RuleCase,
  expected: readonly Expected[] | undefined,
): Promise<void> {
  const { text, language = 'en', options = {}, facts, as = 'apology', template = true } = given;
  const { messages } = await lint(text, {
    language,
    as,
    facts,
    template,
    rules: { [rule.id]: [2, options] },
    knowledge: { ...knowledge, rules: { [rule.id]: async () => ({ default: rule }) } },
  });
  const lines = new Lines(text);
  const reported = messages.map(({ line, column, endLine = line, endColumn = column, messageId = '' }) => {
    const words = text.slice(lines.offset(line, column), lines.offset(endLine, endColumn));
    return { words, messageId };
  });
  if (!expected) {
    if (reported.length === 0) throw new Error(`${rule.id} reported nothing`);
    return;
  }
  const show = (list: readonly Expected[]): string => JSON.stringify(list, undefined, 2);
  const same =
    reported.length === expected.length &&
    expected.every((want, index) => {
      const got = reported[index];
      return typeof want === 'string'
        ? got?.words === want
        : got?.words === want.words && got.messageId === want.messageId;
    });
  if (!same) throw new Error(`${rule.id} reported ${show(reported)}\nexpected ${show(expected)}`);
}
