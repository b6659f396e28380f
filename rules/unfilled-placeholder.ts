import { defineRule } from '../src/rule.ts';

export default defineRule({
  id: 'unfilled-placeholder',
  kind: 'wording',
  hears: [],
  source: ['practice of canned responses'],
  what: 'A placeholder left in a message about to be sent: {{name}}, [DATE], XXX',
  leaves: 'a placeholder in a template',
  why: 'A blank left in the letter tells the reader that nobody wrote it to them.',
  messages: ['unfilled'],
  always: true,
  *check({ placeholders, template }) {
    if (template) return;
    for (const span of placeholders) yield { span, messageId: 'unfilled' };
  },
});
