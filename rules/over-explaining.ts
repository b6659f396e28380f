import { defineRule } from '../src/rule.ts';
import type { Span } from '../src/types.ts';

/** Acts that tell what happened and why. */
const telling = ['cause', 'deed', 'vague-cause', 'excuse', 'blame', 'past'];
/** Acts by which a sentence turns to the reader instead. */
const turning = [
  ...['regret', 'reaction', 'forgiveness', 'fault', 'acknowledgment', 'empathy', 'acceptance', 'denial'],
  ...['remedy', 'refund', 'compensation', 'belittling', 'prevention', 'follow-up', 'workaround'],
  ...['vague-remedy', 'vague-prevention', 'vague-time', 'boilerplate'],
];
/** An account of fewer sentences is soon read: it is too long only where it fills that much more of the message. */
const long = 5;
const more = 0.25;
/** A shorter message cannot spend too much of itself on anything. */
const leastSentences = 4;
const description = 'Largest share of body sentences that may tell what happened and why';

export default defineRule({
  id: 'over-explaining',
  kind: 'structure',
  hears: [...telling, ...turning, 'promise'],
  source: ['brand-apology §3 and §5'],
  what: 'A message of four or more body sentences that spends more than the given share of them on what happened and why',
  leaves:
    'greeting, signature and headings, which are no body sentences; exactly the given share; a short account of up to four sentences, unless it fills a quarter more than that',
  why: 'A long account of the causes reads as a defence and buries what the reader came for.',
  messages: ['ratio'],
  options: {
    type: 'object',
    properties: {
      ratio: { type: 'number', minimum: 0, maximum: 1, default: 0.5, description },
    },
    additionalProperties: false,
  },
  *check({ sentences, holds, of }, { ratio }) {
    const tells = holds(...telling);
    const says = holds(...telling, ...turning, 'promise');
    const turned = new Set<number>();
    for (const { kind, sentence } of of(...turning)) if (kind !== 'plain') turned.add(sentence);
    const explains = (index: number): boolean => tells(index) && !turned.has(index);
    let [index, total, explaining, count] = [-1, 0, 0, 0];
    let span: Span | undefined;
    for (const sentence of sentences) {
      index++;
      if (!sentence.body) continue;
      total++;
      const own = explains(index);
      if (own) explaining++;
      // A sentence that does nothing belongs to the account beside it.
      else if (sentence.question || says(index) || !(explains(index - 1) || explains(index + 1))) continue;
      count++;
      span = { start: span?.start ?? sentence.start, end: sentence.end };
    }
    const share = ratio as number;
    if (!span || total < leastSentences || count / total <= share) return;
    if (explaining >= long || explaining / total > share + more)
      yield { span, messageId: 'ratio', data: { count, total } };
  },
});
