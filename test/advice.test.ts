import { describe, expect, test } from 'vitest';
import { rules } from '../rules/index.ts';
import { openLanguage } from '../src/dev/language.ts';
import { languageFolders } from '../src/phrases/source.ts';
import { type RuleCase, testRule } from '../src/rule-tester.ts';
import { elementIds } from '../src/types.ts';

/** Rules whose case no single sentence can show. */
const whole = new Set(['over-explaining', 'too-long', 'element-order', 'late-apology', 'unfilled-placeholder']);

/** What a message fills in besides the quotation, which every rule has. */
const fills = (words = ''): string[] =>
  [...words.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!).filter((name) => name !== 'quote');

const english = openLanguage('en').advice;

const loaded = await Promise.all(Object.values(rules).map(async (load) => (await load()).default));

for (const code of languageFolders('rules')) {
  const { advice } = openLanguage(code);

  describe(`advice of ${code}`, () => {
    for (const rule of loaded) {
      const { id } = rule;
      test(`${id} has its words`, () => {
        expect(Object.keys(advice[id]?.messages ?? {}).sort()).toEqual([...rule.messages].sort());
        for (const words of [...Object.values(advice[id]?.messages ?? {}), advice[id]?.why]) {
          expect(words).toMatch(/\S/);
          expect(words).not.toMatch(/\n/);
        }
        for (const [messageId, words] of Object.entries(advice[id]?.messages ?? {})) {
          expect(words).not.toMatch(/[.。]$|^\p{Ll}/u);
          const known = fills(english[id]?.messages[messageId]);
          for (const name of fills(words)) expect(known).toContain(name);
        }
      });
      test(`${id} fills in names of the language`, () => {
        const filled = fills(english[id]?.messages.order).includes('element') && code !== 'en';
        expect(Object.keys(advice[id]?.names ?? {}).sort()).toEqual(filled ? [...elementIds].sort() : []);
      });
      if (whole.has(id)) continue;
      const as = id === 'conditional-acceptance' ? 'auto' : 'apology';
      const example = (text = ''): RuleCase => ({ text, language: code, as });
      testRule(rule, { valid: [example(advice[id]?.good)], invalid: [example(advice[id]?.bad)] }, { describe, test });
    }
  });
}
