import { defineRule } from '../src/rule.ts';
import type { Span } from '../src/types.ts';

export default defineRule({
  id: 'too-long',
  kind: 'structure',
  hears: [],
  source: ['brand-apology §5'],
  what: 'A body with more words than the given number',
  leaves: 'greeting and signature, which are not counted',
  why: 'The longer the letter, the harder it is to find the apology in it.',
  messages: ['words'],
  options: {
    type: 'object',
    properties: {
      words: { type: 'integer', minimum: 1, default: 250, description: 'Largest number of words in the body' },
    },
    additionalProperties: false,
  },
  *check({ sentences }, { words: max }) {
    let count = 0;
    let span: Span | undefined;
    for (const sentence of sentences) {
      if (!sentence.body) continue;
      count += sentence.words;
      if (count > (max as number)) span ??= sentence;
    }
    if (span) yield { span, messageId: 'words', data: { count, max: max as number } };
  },
});
