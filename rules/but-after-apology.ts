import { bySentence, defineRule } from '../src/rule.ts';

/** Acts by which a turn leads on to the repair or owns more: "…, but we have now fixed it". */
const mending = new Set(['remedy', 'refund', 'compensation', 'prevention', 'fault', 'follow-up', 'workaround']);
/** Acts by which it takes back all the same. */
const defending = new Set(['excuse', 'blame', 'denial', 'minimizing', 'cause', 'belittling', 'reaction']);
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
  *check({ of, sentences, acts }) {
    const regrets = bySentence([...of('regret'), ...of('forgiveness'), ...of('reaction')]);
    const all = bySentence(acts);
    for (const turn of of('turn')) {
      const opens = turn.first - (sentences[turn.sentence]?.first ?? 0) <= 1;
      const after =
        (opens && regrets.has(turn.sentence - 1)) ||
        regrets.get(turn.sentence)?.some(({ last }) => last <= turn.first && turn.first - last <= reach);
      if (!after) continue;
      const behind = (all.get(turn.sentence) ?? []).filter(({ first }) => first >= turn.last);
      const mends = behind.some(({ act }) => mending.has(act)) && !behind.some(({ act }) => defending.has(act));
      if (!mends) yield { span: turn, messageId: 'turn' };
    }
  },
});
