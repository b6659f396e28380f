import { timeOf } from '../src/dates.ts';
import { defineRule } from '../src/rule.ts';

const day = 86_400_000;

export default defineRule({
  id: 'late-apology',
  kind: 'structure',
  hears: [],
  source: ['brand-apology §1 and §6'],
  what: 'A message dated more than the given number of days after its incident; both dates come from the front matter or the command line',
  leaves: 'a message without both dates: nothing is guessed',
  why: 'Silence after a failure is read as indifference.',
  messages: ['late'],
  options: {
    type: 'object',
    properties: {
      days: { type: 'integer', minimum: 0, default: 2, description: 'Largest number of days from incident to apology' },
    },
    additionalProperties: false,
  },
  *check({ facts, sentences, elements }, { days: max }) {
    const { date, incident } = facts;
    if (date === undefined || incident === undefined) return;
    const written = timeOf(date);
    const happened = timeOf(incident);
    if (Number.isNaN(written) || Number.isNaN(happened)) return;
    const days = Math.floor((written - happened) / day);
    const span = elements.regret.evidence.at(0) ?? sentences.at(0);
    if (days > (max as number) && span) yield { span, messageId: 'late', data: { days, max: max as number } };
  },
});
