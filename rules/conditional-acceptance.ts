import { defineRule } from '../src/rule.ts';

export default defineRule({
  id: 'conditional-acceptance',
  kind: 'wording',
  hears: ['acceptance', 'reservation'],
  source: ['support-reply'],
  what: 'In a message that accepts an apology: a reservation or reproach in the same or the next sentence',
  leaves: 'plain acceptance ("I accept your apology")',
  why: 'An apology accepted with a reproach is not accepted.',
  messages: ['reservation'],
  always: true,
  *check({ of, apology }) {
    if (apology) return;
    const acceptances = of('acceptance');
    for (const reservation of of('reservation')) {
      const follows = acceptances.some(
        ({ sentence, start }) =>
          start <= reservation.start && reservation.sentence - sentence >= 0 && reservation.sentence - sentence <= 1,
      );
      if (follows) yield { span: reservation, messageId: 'reservation' };
    }
  },
});
