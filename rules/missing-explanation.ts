import { defineMissingRule } from '../src/rule.ts';

export default defineMissingRule({
  element: 'explanation',
  hears: ['cause', 'deed', 'vague-cause'],
  source: ['five-steps introduction', 'service-recovery §3', 'Lewicki 2016', 'Schumann 2014'],
  what: 'An apology that does not tell what went wrong concretely, or only names "a technical issue"',
  leaves: 'a concrete cause, even a hedged one',
  why: 'Without a concrete cause the reader imagines a worse one.',
  vague: true,
});
