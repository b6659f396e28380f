import { defineMissingRule } from '../src/rule.ts';

export default defineMissingRule({
  element: 'responsibility',
  hears: ['fault', 'deed'],
  source: ['five-steps §2', 'Lewicki 2016', 'Schumann 2014'],
  why: 'Owning the fault is what readers weigh most in an apology.',
});
