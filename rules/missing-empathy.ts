import { defineMissingRule } from '../src/rule.ts';

export default defineMissingRule({
  element: 'empathy',
  hears: ['empathy'],
  source: ['five-steps §3', 'service-recovery §5', 'Schumann 2014'],
  why: 'An apology that does not name what the reader went through sounds like a form.',
});
