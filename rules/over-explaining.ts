import { defineRule } from '../src/rule.ts';

/** Acts that tell what happened and why. */
const telling = ['cause', 'deed', 'vague-cause', 'excuse', 'blame', 'past'];
/** Acts by which a sentence turns to the reader instead. */
const turning = [
  ...['regret', 'reaction', 'forgiveness', 'fault', 'acknowledgment', 'empathy', 'acceptance', 'denial'],
  ...['remedy', 'refund', 'compensation', 'belittling', 'prevention', 'follow-up', 'workaround', 'promise'],
  ...['vague-remedy', 'vague-prevention', 'vague-time', 'boilerplate'],
];
/** A story is not told by acts alone: so many sentences in a row that turn to nobody are one. */
const story = 5;
/** An account of fewer sentences is soon read: it is too long only where it fills that much more of the message. */
const long = 5;
const more = 0.2;
/** A shorter message cannot spend too much of itself on anything. */
const leastSentences = 4;

export default defineRule({
  id: 'over-explaining',
  kind: 'structure',
  hears: telling,
  source: ['brand-apology §3 and §5'],
  what: 'A message of four or more body sentences that spends more than the given share of them on what happened and why',
  leaves:
    'greeting, signature and headings, which are no body sentences; exactly the given share; a short account of up to four sentences, unless it fills a fifth more than that',
  why: 'A long account of the causes reads as a defence and buries what the reader came for.',
  messages: ['ratio'],
  options: {
    type: 'object',
    properties: {
      ratio: {
        type: 'number',
        minimum: 0,
        maximum: 1,
        default: 0.5,
        description: 'Largest share of body sentences that may tell what happened and why',
      },
    },
    additionalProperties: false,
  },
  *check({ sentences, holds }, { ratio }) {
    const tells = holds(...telling);
    const turns = holds(...turning);
    let total = 0;
    const explaining: number[] = [];
    let row: number[] = [];
    const endRow = (): void => {
      for (const one of row) if (row.length >= story || tells(one)) explaining.push(one);
      row = [];
    };
    let index = 0;
    for (const { body } of sentences) {
      if (body) total++;
      if (body && turns(index)) endRow();
      else if (body) row.push(index);
      index++;
    }
    endRow();
    const first = sentences.at(explaining[0] ?? sentences.length);
    const most = (ratio as number) + (explaining.length < long ? more : 0);
    if (!first || total < leastSentences || explaining.length / total <= most) return;
    const last = sentences.at(explaining.at(-1) as number) ?? first;
    yield {
      span: { start: first.start, end: last.end },
      messageId: 'ratio',
      data: { count: explaining.length, total },
    };
  },
});
