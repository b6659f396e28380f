import { defineMissingRule } from '../src/rule.ts';

export default defineMissingRule({
  element: 'responsibility',
  hears: ['fault', 'deed'],
  source: ['five-steps §2', 'Lewicki 2016', 'Schumann 2014'],
  what: 'An apology that owns no fault and tells no wrong act of its own side in the first person, active voice',
  leaves: 'an implied first person ("sorry for shouting at you")',
  why: 'Nothing in an apology counts for more with readers than owning the fault.',
});
