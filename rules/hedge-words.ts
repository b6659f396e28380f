import { defineRule } from '../src/rule.ts';

/** What a hedge weakens: fault, harm, apology or repair. A hedge far from all of them is left alone. */
const weighty = [
  'regret',
  'forgiveness',
  'fault',
  'deed',
  'cause',
  'vague-cause',
  'empathy',
  'remedy',
  'refund',
  'compensation',
  'vague-remedy',
  'prevention',
  'vague-prevention',
  'promise',
  'blame',
  'euphemism',
  'excuse',
];

export default defineRule({
  id: 'hedge-words',
  kind: 'wording',
  hears: ['hedge', 'condition', ...weighty],
  source: ['five-steps §4'],
  what: 'Words that weaken the fault, the harm, the apology or the commitment: may have, perhaps, it seems, we will try to, hopefully',
  leaves:
    'a margin in a time ("about two hours"), a polite request, a question, hedges that stand neither in nor beside a sentence about any of these',
  why: 'A hedge takes back part of what the sentence owns or promises.',
  messages: ['hedge', 'commitment'],
  *check({ sentences, of, holds }) {
    const weighs = holds(...weighty);
    const conditions = of('condition');
    let next = 0;
    /** How far the conditions reach that begin before the hedge ends. */
    let conditional = 0;
    for (const hedge of of('hedge')) {
      for (let one = conditions.at(next); one && one.start < hedge.end; one = conditions.at(++next))
        conditional = Math.max(conditional, one.end);
      // "Perhaps you would like it in blue?" asks, and promises nothing.
      if (!hedge.kind && sentences.at(hedge.sentence)?.question) continue;
      if (![-1, 0, 1].some((by) => weighs(hedge.sentence + by))) continue;
      // One place, one flaw: inside a conditional apology the condition is reported.
      if (hedge.start < conditional) continue;
      yield { span: hedge, messageId: hedge.kind || 'hedge' };
    }
  },
});
