import { defineMissingRule } from '../src/rule.ts';

export default defineMissingRule({
  element: 'acknowledgment',
  hears: ['acknowledgment'],
  source: ['five-steps §1', 'Davidow 2003'],
  what: 'An apology that shows no sign that the reader was heard',
  leaves: 'a bare thank-you for the review or the call, which counts',
  why: 'A reader who was not heard repeats the complaint.',
});
