import { defineRule } from '../src/rule.ts';

export default defineRule({
  id: 'excuses',
  kind: 'wording',
  hears: ['excuse'],
  source: ['brand-apology §5', 'service-recovery §2', 'Schumann 2014'],
  what: 'Own load, health, intent or policy offered as justification: we were short of staff, it was never our intention',
  leaves: 'a plain cause without a plea ("our update removed the page")',
  why: 'Pleading your own workload, good intentions or policy asks the reader to feel sorry for you.',
  messages: ['excuse'],
  *check({ of }) {
    for (const act of of('excuse')) yield { span: act, messageId: 'excuse' };
  },
});
