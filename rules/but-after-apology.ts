import { defineRule } from '../src/rule.ts';

export default defineRule({
  id: 'but-after-apology',
  kind: 'wording',
  hears: ['regret', 'turn'],
  source: ['five-steps §4'],
  why: 'What follows a “but” cancels what came before it.',
  messages: ['turn'],
  *check({ of, sentences }) {
    const regrets = [...of('regret'), ...of('forgiveness'), ...of('reaction')];
    for (const turn of of('turn')) {
      const opens = turn.first - (sentences[turn.sentence]?.first ?? 0) <= 1;
      const after = regrets.some(
        ({ sentence, last }) =>
          (sentence === turn.sentence && last <= turn.first) || (opens && sentence === turn.sentence - 1),
      );
      if (after) yield { span: turn, messageId: 'turn' };
    }
  },
});
