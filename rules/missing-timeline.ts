import { defineMissingRule } from '../src/rule.ts';

export default defineMissingRule({
  element: 'timeline',
  hears: ['deadline', 'promise', 'vague-time'],
  source: ['support-reply', 'Davidow 2003'],
  why: 'A promise without a time cannot be relied on.',
  vague: true,
});
