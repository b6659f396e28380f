import { defineRule } from '../src/rule.ts';

export default defineRule({
  id: 'denial',
  kind: 'wording',
  hears: ['denial'],
  source: ['five-steps §2'],
  what: 'Fault or liability denied: not our fault, we did nothing wrong, without admitting liability',
  leaves: '"no excuse", "you did nothing wrong"',
  why: 'Denying the fault takes the apology back.',
  messages: ['denial'],
  *check({ of }) {
    for (const act of of('denial')) yield { span: act, messageId: 'denial' };
  },
});
