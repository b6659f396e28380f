import { defineRule } from '../src/rule.ts';

export default defineRule({
  id: 'minimizing',
  kind: 'wording',
  hears: ['minimizing'],
  source: ['five-steps §3', 'Schumann 2014'],
  why: 'Only the reader can say how big the harm was.',
  messages: ['minimizing'],
  *check({ of }) {
    for (const act of of('minimizing')) yield { span: act, messageId: 'minimizing' };
  },
});
