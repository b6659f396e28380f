import { defineMissingRule } from '../src/rule.ts';

export default defineMissingRule({
  element: 'empathy',
  hears: ['empathy'],
  source: ['five-steps §3', 'service-recovery §5', 'Schumann 2014'],
  what: 'An apology that names neither the effect on the reader nor how it feels to them',
  leaves: 'the consequence told to "you"',
  why: 'An apology that does not name what the reader went through sounds like a form.',
});
