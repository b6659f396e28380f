import { defineMissingRule } from '../src/rule.ts';

export default defineMissingRule({
  element: 'acknowledgment',
  hears: ['acknowledgment'],
  source: ['five-steps §1', 'Davidow 2003'],
  why: 'A reader who was not heard repeats the complaint.',
});
