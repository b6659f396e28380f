import { defineMissingRule } from '../src/rule.ts';

export default defineMissingRule({
  element: 'prevention',
  hears: ['prevention', 'vague-prevention'],
  source: [
    'five-steps §5',
    'support-reply',
    'brand-apology §4',
    'service-recovery §4',
    'Lewicki 2016',
    'Schumann 2014',
  ],
  what: 'An apology that names no change against a repetition, or only promises that there will be none',
  leaves: 'a concrete change ("every batch is now checked twice")',
  why: 'Only a named change makes it believable that it will not happen again.',
  vague: true,
});
