import { defineMissingRule } from '../src/rule.ts';

export default defineMissingRule({
  element: 'remedy',
  hears: ['remedy', 'refund', 'vague-remedy'],
  source: ['five-steps §5', 'support-reply', 'service-recovery §1 and §4', 'Lewicki 2016', 'Schumann 2014'],
  what: 'An apology without a concrete act that repairs the harm, or with a mere "we are looking into it"',
  leaves: 'a refund, replacement, fix or correction, done or promised',
  why: 'Regret that repairs nothing leaves the reader with the loss.',
  vague: true,
});
