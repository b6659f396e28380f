import { defineRule } from '../src/rule.ts';

export default defineRule({
  id: 'non-apology',
  kind: 'wording',
  hears: ['reaction'],
  source: ['five-steps §3–4', 'Schumann 2014'],
  what: 'Regret for the reaction or perception of the reader instead of for the deed: sorry you feel, sorry for the misunderstanding',
  leaves: 'regret that we misunderstood, or that the reader had to wait',
  why: 'Regret for what the reader feels leaves the deed itself without an apology.',
  messages: ['reaction'],
  *check({ of }) {
    for (const act of of('reaction')) yield { span: act, messageId: 'reaction' };
  },
});
