import { defineRule } from '../src/rule.ts';

export default defineRule({
  id: 'denial',
  kind: 'wording',
  hears: ['denial'],
  source: ['five-steps §2'],
  why: 'Denying the fault takes the apology back.',
  messages: ['denial'],
  *check({ of }) {
    for (const act of of('denial')) yield { span: act, messageId: 'denial' };
  },
});
