import { defineRule } from '../src/rule.ts';

/** Acts by which a turn leads on to the repair or owns more: "…, but we have now fixed it". */
const mending = new Set(['remedy', 'refund', 'compensation', 'prevention', 'fault', 'follow-up', 'workaround']);
/** Acts by which it takes back all the same. */
const defending = new Set(['excuse', 'blame', 'denial', 'minimizing', 'cause', 'belittling', 'reaction']);
const sorry = ['regret', 'forgiveness', 'reaction'];
/** How many tokens after the apology a turn still answers it. */
const reach = 25;

export default defineRule({
  id: 'but-after-apology',
  kind: 'wording',
  hears: ['regret', 'turn'],
  source: ['five-steps §4'],
  what: 'A turn right after the apology, in its sentence or opening the next, that takes it back: but, however, although, that said',
  leaves: '"not only … but also", a turn that strengthens the apology ("but that is no excuse"), a turn far from it',
  why: 'What follows a “but” cancels what came before it.',
  messages: ['turn'],
  *check({ of, sentences, within, holds }) {
    const apologises = holds(...sorry);
    for (const turn of of('turn')) {
      const opens = turn.first - (sentences.at(turn.sentence)?.first ?? 0) <= 1;
      const here = within(turn.sentence);
      const after =
        (opens && apologises(turn.sentence - 1)) ||
        here.some(({ act, last }) => sorry.includes(act) && last <= turn.first && turn.first - last <= reach);
      if (!after) continue;
      const behind = here.filter(({ first }) => first >= turn.last);
      const mends = behind.some(({ act }) => mending.has(act)) && !behind.some(({ act }) => defending.has(act));
      if (!mends) yield { span: turn, messageId: 'turn' };
    }
  },
});
