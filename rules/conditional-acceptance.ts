import { defineRule } from '../src/rule.ts';
import type { Act } from '../src/types.ts';

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
    let told: Act | undefined;
    for (const reservation of of('reservation')) {
      const { sentence, end } = reservation;
      if (told?.sentence === sentence) {
        // One sentence, one flaw: "but this time" is one reservation.
        told = { ...told, end: Math.max(told.end, end) };
        continue;
      }
      const follows =
        accepts(sentence - 1) ||
        within(sentence).some(({ act, start }) => act === 'acceptance' && start <= reservation.start);
      if (!follows) continue;
      if (told) yield { span: told, messageId: 'reservation' };
      told = reservation;
    }
    if (told) yield { span: told, messageId: 'reservation' };
  },
});
