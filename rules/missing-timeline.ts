import { defineMissingRule } from '../src/rule.ts';

export default defineMissingRule({
  element: 'timeline',
  hears: ['deadline', 'promise', 'vague-time'],
  source: ['support-reply', 'Davidow 2003'],
  what: 'An apology that gives no time for the remedy or the next step, or only "soon"',
  leaves: 'a date, an hour, a weekday, a bounded duration, or a remedy that is already done',
  why: 'A promise without a time cannot be relied on.',
  vague: true,
});
