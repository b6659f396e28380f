import { defineMissingRule } from '../src/rule.ts';

export default defineMissingRule({
  element: 'regret',
  hears: ['regret', 'forgiveness'],
  source: ['service-recovery §5', 'Lewicki 2016', 'Schumann 2014'],
  what: 'An apology that never says sorry in words',
  leaves: 'flawed regret, which has rules of its own',
  why: 'A message that never says sorry is an explanation, not an apology.',
});
