import { defineRule } from '../src/rule.ts';

export default defineRule({
  id: 'boilerplate',
  kind: 'wording',
  hears: ['boilerplate'],
  source: ['brand-apology §6'],
  why: 'A sentence that fits every letter says nothing in this one.',
  messages: ['boilerplate'],
  *check({ of }) {
    for (const act of of('boilerplate')) yield { span: act, messageId: 'boilerplate' };
  },
});
