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
  *check({ of, holds }) {
    const tells = holds('cause', 'deed', 'empathy');
    const regrets = holds('regret', 'forgiveness');
    for (const word of of('euphemism')) {
      if (word.kind !== 'event') yield { span: word, messageId: 'stock' };
      else if (regrets(word.sentence) && !tells(word.sentence)) yield { span: word, messageId: 'event' };
    }
  },
});
