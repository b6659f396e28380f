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
  *check({ of, within, holds, apology }) {
    if (apology) return;
    const accepts = holds('acceptance');
    for (const reservation of of('reservation')) {
      const follows =
        accepts(reservation.sentence - 1) ||
        within(reservation.sentence).some(({ act, start }) => act === 'acceptance' && start <= reservation.start);
      if (follows) yield { span: reservation, messageId: 'reservation' };
    }
  },
});
