import { defineMissingRule } from '../src/rule.ts';

export default defineMissingRule({
  element: 'follow-up',
  hears: ['follow-up'],
  source: ['five-steps §5', 'Davidow 2003'],
  why: 'A reader with a question left needs somebody to put it to.',
});
