import { defineRule } from '../src/rule.ts';

export default defineRule({
  id: 'euphemism',
  kind: 'wording',
  hears: ['euphemism', 'regret', 'forgiveness', 'cause', 'deed', 'empathy'],
  source: ['support-reply'],
  what: 'A stock word in place of what happened: inconvenience anywhere; problem, issue, trouble, situation as the thing apologised for',
  leaves: 'the same words where the sentence also says what happened',
  why: 'A stock word hides what the reader went through.',
  messages: ['stock', 'event'],
  *check({ of, holds }) {
    const tells = holds('cause', 'deed', 'empathy');
    const regrets = holds('regret', 'forgiveness');
    const words = [...of('euphemism')];
    const stock = words.filter(({ kind }) => kind !== 'event');
    for (const word of stock) yield { span: word, messageId: 'stock' };
    let next = 0;
    for (const word of words.filter(({ kind }) => kind === 'event')) {
      if (!regrets(word.sentence) || tells(word.sentence)) continue;
      // One place, one flaw: "the inconvenience caused" is told once.
      while (stock[next] && stock[next]!.end <= word.start) next++;
      if (!stock[next] || stock[next]!.start >= word.end) yield { span: word, messageId: 'event' };
    }
  },
});
