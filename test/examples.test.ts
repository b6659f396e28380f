import { describe, expect, test } from 'vitest';
import { openLanguage } from '../src/dev/language.ts';
import { languageFolders, unmark } from '../src/phrases/source.ts';

for (const code of languageFolders('rules')) {
  const language = openLanguage(code);

  describe(`examples of ${code}`, () => {
    test('the phrases are sound', () => {
      expect(language.problems).toEqual([]);
    });
    for (const { text: example, where, act, kind, expect: expected } of language.examples) {
      const { text, spans } = unmark(example);
      const heard = (): string[] =>
        language
          .hear(text)
          .filter((one) => one.act === act && (expected === 'silent' || one.kind === kind))
          .map(({ start, end }) => text.slice(start, end));
      const marked = spans.map(({ start, end }) => text.slice(start, end));
      if (expected === 'silent') test(`${where} silent: ${text}`, () => expect(heard()).toEqual([]));
      else if (expected === 'known') test.fails(`${where} known: ${text}`, () => expect(heard()).toEqual(marked));
      else
        test(`${where} heard: ${text}`, () => {
          expect(marked, 'an example marks the heard words between asterisks').not.toEqual([]);
          expect(heard()).toEqual(expect.arrayContaining(marked));
        });
    }
  });
}
