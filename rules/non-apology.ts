import { defineRule } from '../src/rule.ts';

export default defineRule({
  id: 'non-apology',
  kind: 'wording',
  hears: ['reaction'],
  source: ['five-steps §3–4', 'Schumann 2014'],
  why: 'Regret for what the reader feels leaves the deed itself without an apology.',
  messages: ['reaction'],
  *check({ of }) {
    for (const act of of('reaction')) yield { span: act, messageId: 'reaction' };
  },
});
