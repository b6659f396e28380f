import { defineRule } from '../src/rule.ts';

export default defineRule({
  id: 'blame-shifting',
  kind: 'wording',
  hears: ['blame'],
  source: ['five-steps §2', 'brand-apology §2', 'service-recovery §2', 'Schumann 2014'],
  what: 'The fault put on a third party, a member of staff, the reader, circumstances, or nobody at all ("mistakes were made")',
  leaves: 'a partner named as part of the remedy ("we are working with our host to restore it")',
  why: 'An apology that points at somebody else owns nothing.',
  messages: ['thirdParty', 'staff', 'reader', 'circumstances', 'agentless'],
  *check({ of }) {
    let end = 0;
    for (const act of of('blame')) {
      // A courier's driver is a third party and staff at once: the same words are reported once.
      if (act.start < end) continue;
      end = act.end;
      yield { span: act, messageId: act.kind };
    }
  },
});
