import { defineMissingRule } from '../src/rule.ts';

export default defineMissingRule({
  element: 'workaround',
  hears: ['workaround', 'remedy', 'refund'],
  source: ['support-reply'],
  what: 'An apology that gives no way to manage until the remedy is there',
  leaves: 'a message whose remedy is already done',
  why: 'Until the repair is done, the reader still has to manage.',
  unless: ({ of }) => [...of('remedy', 'refund')].some(({ kind }) => kind === 'done'),
});
