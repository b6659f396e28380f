import { defineMissingRule } from '../src/rule.ts';

export default defineMissingRule({
  element: 'workaround',
  hears: ['workaround', 'remedy', 'refund'],
  source: ['support-reply'],
  why: 'Until the repair is there, the reader still has to manage.',
  unless: ({ of }) => [...of('remedy'), ...of('refund')].some(({ kind }) => kind === 'done'),
});
