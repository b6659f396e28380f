import { expect, test } from 'vitest';
import { lint } from '../src/lint.ts';

test.each([
  ['en', 'Apology accepted, but this time only, and just do not do it again.'],
  ['fr', "J'accepte vos excuses, mais pour cette fois seulement, et ne recommencez pas."],
])(
  'one sentence of %s with several reservations is reported once, from the first to the last',
  async (language, text) => {
    const { messages } = await lint(text, { language });
    const found = messages.filter(({ ruleId }) => ruleId === 'conditional-acceptance');
    expect(found).toHaveLength(1);
    expect(found[0]!.endColumn! - found[0]!.column!).toBeGreaterThan(10);
  },
);
