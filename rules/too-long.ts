import { defineRule } from '../src/rule.ts';

export default defineRule({
  id: 'too-long',
  kind: 'structure',
  hears: [],
  source: ['brand-apology §5'],
  what: 'A body with more words than the given number',
  leaves: 'greeting and signature, which are not counted',
  why: 'The longer the letter, the harder to find the apology in it.',
  messages: ['words'],
  options: {
    type: 'object',
    properties: {
      words: { type: 'integer', minimum: 1, default: 250, description: 'Largest number of words in the body' },
    },
    additionalProperties: false,
  },
  *check({ sentences }, { words: max }) {
    let words = 0;
    for (const sentence of sentences) {
      if (!sentence.body) continue;
      const before = words;
      words += sentence.words;
      if (words <= (max as number) || before > (max as number)) continue;
      const total = sentences.reduce((sum, { body, words }) => sum + (body ? words : 0), 0);
      yield { span: sentence, messageId: 'words', data: { count: total, max: max as number } };
    }
  },
});
