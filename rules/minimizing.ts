import { defineRule } from '../src/rule.ts';

export default defineRule({
  id: 'minimizing',
  kind: 'wording',
  hears: ['minimizing'],
  source: ['five-steps §3', 'Schumann 2014'],
  what: 'Harm made small: minor, slight, only a few, an isolated case, at least',
  leaves: 'exact figures ("11 minutes", "3 of 400 orders"), "small" said of something else',
  why: 'Only the reader can say how serious the harm was.',
  messages: ['minimizing'],
  *check({ of }) {
    for (const act of of('minimizing')) yield { span: act, messageId: 'minimizing' };
  },
});
