import { defineRule } from '../src/rule.ts';

export default defineRule({
  id: 'boilerplate',
  kind: 'wording',
  hears: ['boilerplate'],
  source: ['brand-apology §6'],
  what: 'Stock phrases that nobody believes: we take this very seriously, valued customer, rest assured, thank you for your patience',
  leaves: 'the concrete form of the same thought',
  why: 'A sentence that fits every letter says nothing in this one.',
  messages: ['boilerplate'],
  *check({ of }) {
    for (const act of of('boilerplate')) yield { span: act, messageId: 'boilerplate' };
  },
});
