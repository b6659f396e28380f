/** The package as others import it. */

import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { apologyParser, type LintOptions, lint, presets, retextApology, UsageError } from '../src/index.ts';

const text = 'Dear Ann,\n\nWe are sorry if the delay upset you.\n';

describe('options of lint', () => {
  test.each<[unknown, string]>([
    [{ langauge: 'en' }, "lint: unknown option 'langauge': did you mean 'language'?"],
    [{ preset: 'strict' }, "lint: unknown option 'preset': one of language, "],
    [{ language: 'frr' }, "lint: language: unknown language 'frr': did you mean 'fr'?"],
    [{ locale: 'klingon' }, "lint: locale: unknown language 'klingon': one of ar, en, "],
    [{ language: 5 }, 'lint: language: must be a text, not 5'],
    [{ as: 'apologie' }, "lint: as: unknown value 'apologie': did you mean 'apology'?"],
    [{ parser: 'txt' }, "Unknown parser 'txt': did you mean 'text'?"],
    [{ rules: { 'hedge-word': [2, {}] } }, "lint: rules: unknown rule 'hedge-word': did you mean 'hedge-words'?"],
    [{ rules: { 'acme/none': [2, {}] } }, "lint: rules: unknown rule 'acme/none'"],
    [{ rules: presets.strict }, 'lint: rules.hedge-words: must be a list, not 2'],
    [{ rules: { denial: 'error' } }, 'lint: rules.denial: must be a list, not a text'],
    [{ rules: { denial: ['error', {}] } }, "lint: rules.denial[0]: unknown severity 'error': one of 0, 1, 2"],
    [{ rules: { 'too-long': [1, { word: 9 }] } }, "lint: rules.too-long[1]: unknown option 'word': did you mean"],
    [{ rules: { 'too-long': [1, { words: 'ten' }] } }, 'lint: rules.too-long[1].words: must be a whole number'],
    [{ facts: { date: new Date() } }, 'lint: facts.date: must be a text, not a mapping'],
    [{ allow: { denial: 'x' } }, 'lint: allow.denial: must be a list, not a text'],
    [{ include: ['quote'] }, "lint: include[0]: unknown part 'quote': did you mean 'quotes'?"],
    [{ unusedDirectives: 'error' }, "lint: unusedDirectives: unknown severity 'error': one of 0, 1, 2"],
    [{ fault: 'no', readings: 1 }, 'lint: fault: must be true or false, not a text\nlint: readings: must be true'],
    ['en', 'lint: must be a mapping, not a text'],
    [null, 'lint: must be a mapping, not nothing'],
  ])('%j are refused', async (options, message) => {
    const refused = lint(text, options as LintOptions);
    await expect(refused).rejects.toThrow(UsageError);
    await expect(refused).rejects.toThrow(message);
  });

  test.each<[LintOptions]>([
    [{ language: 'en-GB', locale: 'draft', fault: undefined, as: 'apology', filePath: 'a.txt', parser: 'text' }],
    [{ rules: { 'conditional-apology': [2, {}], 'too-long': [1, { words: 9 }] }, times: new Map(), readings: true }],
    [{ facts: { date: '2026-11-05' }, allow: { denial: ['x'] }, unusedDirectives: 1, retext: [], details: false }],
    [{ placeholders: { patterns: ['<<…>>'], meanings: { eta: 'timeline' } }, fields: ['a[*].b'], include: ['quotes'] }],
    [{ facts: { date: undefined }, allow: { denial: undefined }, placeholders: { patterns: undefined } } as object],
  ])('%j are taken', async (options) => {
    const { messages } = await lint(text, options);
    expect(messages.map(({ ruleId }) => ruleId)).toContain('conditional-apology');
  });

  test('a text that is none is refused', async () => {
    await expect(lint(undefined as unknown as string)).rejects.toThrow('lint: the first argument must be a text');
  });
});

test('options of the plugins are checked as well', async () => {
  const wrong = { languag: 'en' } as object;
  expect(() => unified().use(apologyParser, { language: undefined }).freeze()).not.toThrow();
  expect(() => unified().use(apologyParser, wrong).freeze()).toThrow("apologyParser: unknown option 'languag'");
  const linter = unified().use(apologyParser).use(retextApology, wrong);
  await expect(linter.run(linter.parse(text))).rejects.toThrow(
    "lint: unknown option 'languag': did you mean 'language'?",
  );
});
