import { shipped } from './data.ts';
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
  readonly invalid: readonly (RuleCase & { readonly reports: readonly Expected[] })[];
}

/** The functions of a test runner, as vitest, jest and node:test have them. */
export interface Runner {
  describe(name: string, body: () => void): void;
  test(name: string, body: () => Promise<void>): void;
}

/**
 * Tests a rule, ours or a plug-in's, on texts: `testRule(rule, { valid, invalid }, { describe, test })`.
 * A test fails with an Error that shows what was reported and what was expected.
 */
export function testRule(rule: Rule, { valid, invalid }: RuleCases, { describe, test }: Runner): void {
  describe(rule.id, () => {
    for (const one of valid) {
      const given: RuleCase = typeof one === 'string' ? { text: one } : one;
      test(`silent: ${title(given)}`, () => compare(rule, given, []));
    }
    for (const one of invalid) test(`reports: ${title(one)}`, () => compare(rule, one, one.reports));
  });
}

const title = ({ text, options }: RuleCase): string =>
  `${text.replace(/\s+/g, ' ').slice(0, 70)}${options ? ` ${JSON.stringify(options)}` : ''}`;

async function compare(rule: Rule, given: RuleCase, expected: readonly Expected[]): Promise<void> {
  const { text, language = 'en', options = {}, facts, as = 'apology', template = true } = given;
  const { messages } = await lint(text, {
    language,
    as,
    facts,
    template,
    rules: { [rule.id]: [2, options] },
    knowledge: { ...shipped(), rules: { [rule.id]: async () => ({ default: rule }) } },
  });
  const lines = text.split('\n');
  const offset = (line = 1, column = 1): number =>
    lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
  const reported = messages.map((one) => {
    const words = text.slice(offset(one.line, one.column), offset(one.endLine, one.endColumn));
    return { words, messageId: one.messageId ?? '' };
  });
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
