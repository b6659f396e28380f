import { defineRule } from '../src/rule.ts';

export default defineRule({
  id: 'but-after-apology',
  kind: 'wording',
  hears: ['regret', 'turn'],
  source: ['five-steps §4'],
  what: 'A turn right after the apology, in its sentence or opening the next, that takes it back: but, however, although, that said',
  leaves: '"not only … but also", a turn that strengthens the apology ("but that is no excuse"), a turn far from it',
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
