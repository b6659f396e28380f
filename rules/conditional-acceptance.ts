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
  *check({ of, apology }) {
    if (apology) return;
    let accepted = -2;
    let told: Act | undefined;
    for (const one of of('acceptance', 'reservation')) {
      const { act, sentence, end } = one;
      if (act === 'acceptance') accepted = sentence;
      else if (told?.sentence === sentence) {
        // One sentence, one flaw: "but this time" is one reservation.
        told = { ...told, end: Math.max(told.end, end) };
      } else if (sentence - accepted <= 1) {
        if (told) yield { span: told, messageId: 'reservation' };
        told = one;
      }
    }
    if (told) yield { span: told, messageId: 'reservation' };
  },
});
