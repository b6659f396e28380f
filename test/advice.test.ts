import { describe, expect, test } from 'vitest';
import { rules } from '../rules/index.ts';
import { openLanguage } from '../src/dev/language.ts';
import { lint } from '../src/lint.ts';
import { languageFolders } from '../src/phrases/source.ts';

/** Rules whose case no single sentence can show. */
const whole = new Set(['over-explaining', 'too-long', 'element-order', 'late-apology', 'unfilled-placeholder']);

for (const code of languageFolders('rules')) {
  const { advice } = openLanguage(code);
  const reports = async (id: string, text: string): Promise<boolean> => {
    const as = id === 'conditional-acceptance' ? 'auto' : 'apology';
    const { messages } = await lint(text, { language: code, rules: { [id]: [2, {}] }, as, locale: code });
    return messages.some(({ ruleId }) => ruleId === id);
  };

  describe(`advice of ${code}`, () => {
    for (const [id, load] of Object.entries(rules)) {
      test(`${id} has its words`, async () => {
        const { messages } = (await load()).default;
        expect(Object.keys(advice[id]?.messages ?? {}).sort()).toEqual([...messages].sort());
        for (const words of [...Object.values(advice[id]?.messages ?? {}), advice[id]?.why]) {
          expect(words).toMatch(/\S/);
          expect(words).not.toMatch(/\n/);
        }
        for (const words of Object.values(advice[id]?.messages ?? {})) expect(words).not.toMatch(/[.。]$/);
      });
      if (whole.has(id)) continue;
      test(`${id}: the bad example is reported, the good one is not`, async () => {
        expect(await reports(id, advice[id]?.bad ?? '')).toBe(true);
        expect(await reports(id, advice[id]?.good ?? '')).toBe(false);
      });
    }
  });
}
