import { defineRule } from '../src/rule.ts';

export default defineRule({
  id: 'unfilled-placeholder',
  kind: 'wording',
  hears: [],
  source: ['practice of canned responses'],
  why: 'A blank left in the letter tells the reader that nobody wrote it to them.',
  messages: ['unfilled'],
  always: true,
  *check({ placeholders, template }) {
    if (template) return;
    for (const span of placeholders) yield { span, messageId: 'unfilled' };
  },
});
