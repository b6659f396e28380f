import { defineRule } from '../src/rule.ts';

/** Acts by which a turn leads on to the repair or owns more: "…, but we have now fixed it". */
const mending = ['remedy', 'refund', 'compensation', 'prevention', 'fault', 'follow-up', 'workaround'];
/** Acts by which it takes back all the same. */
const defending = ['excuse', 'blame', 'denial', 'minimizing', 'cause', 'belittling', 'reaction'];
const sorry = ['regret', 'forgiveness', 'reaction'];
/** How many tokens after the apology a turn still answers it. */
const reach = 25;

export default defineRule({
  id: 'but-after-apology',
  kind: 'wording',
  hears: ['turn', ...sorry, ...mending, ...defending],
  source: ['five-steps §4'],
  what: 'A turn right after the apology, in its sentence or opening the next, that takes it back: but, however, although, that said',
  leaves: '"not only … but also", a turn that strengthens the apology ("but that is no excuse"), a turn far from it',
  why: 'What follows a “but” cancels what came before it.',
  messages: ['turn'],
  *check({ of, sentences, holds }) {
    const apologises = holds(...sorry);
    const endings = new Set<number>();
    for (const { last } of of(...sorry)) endings.add(last);
    /** The token with which the last act of some names begins in each sentence. */
    const lastOf = (names: readonly string[]): ReadonlyMap<number, number> => {
      const tokens = new Map<number, number>();
      for (const { sentence, first } of of(...names)) tokens.set(sentence, first);
      return tokens;
    };
    const mends = lastOf(mending);
    const defends = lastOf(defending);
    for (const turn of of('turn')) {
      const start = sentences.at(turn.sentence)?.first ?? 0;
      let near = turn.first;
      while (near > start && turn.first - near <= reach && !endings.has(near)) near--;
      const answers = near > start && turn.first - near <= reach;
      const opens = turn.first - start <= 1;
      if (!answers && !(opens && apologises(turn.sentence - 1))) continue;
      const follows = (acts: ReadonlyMap<number, number>): boolean => (acts.get(turn.sentence) ?? -1) >= turn.last;
      if (!follows(mends) || follows(defends)) yield { span: turn, messageId: 'turn' };
    }
  },
});
