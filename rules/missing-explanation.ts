import { defineMissingRule } from '../src/rule.ts';

export default defineMissingRule({
  element: 'explanation',
  hears: ['cause', 'deed', 'vague-cause'],
  source: ['five-steps introduction', 'service-recovery §3', 'Lewicki 2016', 'Schumann 2014'],
  why: 'Without a concrete cause the reader imagines a worse one.',
  vague: true,
});
