import { defineMissingRule } from '../src/rule.ts';

export default defineMissingRule({
  element: 'compensation',
  hears: ['compensation', 'refund'],
  source: ['support-reply', 'service-recovery §1', 'Davidow 2003'],
  what: 'An apology that offers nothing of value for the loss',
  leaves: 'a refund, credit, voucher, discount, gift or waived fee',
  why: 'A loss that cannot be undone calls for something of value.',
});
