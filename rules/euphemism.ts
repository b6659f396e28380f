import { defineRule } from '../src/rule.ts';

export default defineRule({
  id: 'euphemism',
  kind: 'wording',
  hears: ['regret', 'euphemism', 'cause', 'deed'],
  source: ['support-reply'],
  what: 'A stock word in place of what happened: inconvenience anywhere; problem, issue, trouble, situation as the thing apologised for',
  leaves: 'the same words where the sentence also says what happened',
  why: 'A stock word hides what the reader went through.',
  messages: ['stock', 'event'],
  *check({ of }) {
    const told = new Set([...of('cause'), ...of('deed'), ...of('empathy')].map(({ sentence }) => sentence));
    const regretted = new Set([...of('regret'), ...of('forgiveness')].map(({ sentence }) => sentence));
    for (const word of of('euphemism')) {
      if (word.kind !== 'event') yield { span: word, messageId: 'stock' };
      else if (regretted.has(word.sentence) && !told.has(word.sentence)) yield { span: word, messageId: 'event' };
    }
  },
});
