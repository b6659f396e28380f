import { defineRule } from '../src/rule.ts';

export default defineRule({
  id: 'indirect-apology',
  kind: 'wording',
  hears: ['indirect'],
  source: ['McCarthy and Ingall', '37signals'],
  what: 'The performative dodged: we would like to apologise, as already apologised, an apology is in order',
  leaves: 'a promise to apologise in person beside an apology already made',
  why: 'Wanting to apologise is not yet apologising.',
  messages: ['indirect'],
  *check({ of }) {
    for (const act of of('indirect')) yield { span: act, messageId: 'indirect' };
  },
});
