import { defineMissingRule } from '../src/rule.ts';

export default defineMissingRule({
  element: 'follow-up',
  hears: ['follow-up'],
  source: ['five-steps §5', 'Davidow 2003'],
  what: 'An apology that gives no way to reach a person and promises no update',
  leaves: 'a channel inside a sentence, a promised update',
  why: 'A reader who still has a question needs somebody to put it to.',
});
