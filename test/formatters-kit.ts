import path from 'node:path';
import { beforeAll, expect } from 'vitest';
import { allRules } from '../src/cli/explain.ts';
import { type FormatContext, loadFormatter } from '../src/formatters/index.ts';
import { defaultSettings, lint } from '../src/lint.ts';
import type { LintOptions } from '../src/lint-options.ts';
import type { Diagnostic, FileResult } from '../src/types.ts';

export const cwd = '/project';
export const context: FormatContext = { cwd, color: 0, version: '1.2.3', rules: allRules };

const english = `<!-- apology-lint-disable-next-line euphemism -- the law's own word -->
We are sorry for any inconvenience.

We are sorry if the <b>delay</b> upset you, but "it seems" that & our courier's van broke down.
`;
export const arabic =
  'السيدة الفاضلة،\n\n😀 نأسف إذا كان التأخير قد أزعجك. سنحاول أن نعيد إليك المبلغ في أقرب وقت ممكن.\n';
const twice = '- We are sorry if the delay upset you.\n\n---\n\n- We are sorry if the delay upset you.\n';

export let results: FileResult[];
beforeAll(async () => {
  const rules = { ...defaultSettings(), 'hedge-words': [2, {}] as const };
  const read = (name: string, text: string, more: LintOptions = {}) =>
    lint(text, { filePath: path.join(cwd, name), rules, readings: true, ...more });
  results = [
    await read('replies/late, "odd" & new.md', english),
    await read('ar.txt', arabic, { language: 'ar' }),
    await read('clean.txt', 'The meeting is at ten.\n', { language: 'en' }),
    await read('twice.md', twice, { language: 'en' }),
  ];
  expect(results[0]?.suppressedMessages).toHaveLength(1);
  expect(results.every(({ messages }, index) => messages.length > 0 === (index !== 2))).toBe(true);
});

export async function report(format: string, of: readonly FileResult[] = results, more: Partial<FormatContext> = {}) {
  return await (await loadFormatter(format, cwd))(of, { ...context, ...more });
}

/** A result of one file made by hand, for what no draft brings about. */
export function made(filePath: string, messages: readonly Partial<Diagnostic>[]): FileResult {
  const whole = messages.map((one) => ({ ruleId: 'denial', severity: 1, message: 'm', line: 1, column: 1, ...one }));
  return {
    filePath,
    messages: whole as Diagnostic[],
    suppressedMessages: [],
    errorCount: whole.filter(({ severity }) => severity === 2).length,
    fatalErrorCount: 0,
    warningCount: whole.filter(({ severity }) => severity === 1).length,
    fixableErrorCount: 0,
    fixableWarningCount: 0,
    drafts: [],
  };
}

export const all = (): Diagnostic[] => results.flatMap(({ messages }) => messages);
export const nasty = 'a <b> & "c" \'d\' \u0007 \uD800 ]]> é 😀\nline';
