import { bySentence, defineRule } from '../src/rule.ts';

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
    const acceptances = bySentence(of('acceptance'));
    for (const reservation of of('reservation')) {
      const follows =
        acceptances.has(reservation.sentence - 1) ||
        acceptances.get(reservation.sentence)?.some(({ start }) => start <= reservation.start);
      if (follows) yield { span: reservation, messageId: 'reservation' };
    }
  },
});
