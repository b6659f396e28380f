import { defineRule } from '../src/rule.ts';

export default defineRule({
  id: 'belittled-compensation',
  kind: 'wording',
  hears: ['belittling'],
  source: ['support-reply'],
  what: 'Compensation made small, grudging or a favour: small token, goodwill gesture, exceptionally, although we are not obliged',
  leaves: 'the offer said plainly',
  why: 'A gift called small, or a favour, asks for thanks instead of making amends.',
  messages: ['belittling'],
  *check({ of }) {
    for (const act of of('belittling')) yield { span: act, messageId: 'belittling' };
  },
});
