import { describe, test } from 'vitest';
import elementOrder from '../rules/element-order.ts';
import lateApology from '../rules/late-apology.ts';
import missingRemedy from '../rules/missing-remedy.ts';
import missingTimeline from '../rules/missing-timeline.ts';
import overExplaining from '../rules/over-explaining.ts';
import tooLong from '../rules/too-long.ts';
import unfilledPlaceholder from '../rules/unfilled-placeholder.ts';
import { testRule } from '../src/rule-tester.ts';

const runner = { describe, test };

testRule(
  lateApology,
  {
    valid: [
      { text: 'We are sorry that the site was down.', facts: { incident: '2026-11-01', date: '2026-11-03' } },
      { text: 'We are sorry that the site was down.', facts: { incident: '2026-11-01' } },
      { text: 'We are sorry.', facts: { incident: '2026-11-01', date: '2026-11-09' }, options: { days: 8 } },
      { text: 'We are sorry.', facts: { incident: 'last week', date: '2026-11-09' } },
      // Either of the numbers may be the month.
      { text: 'We are sorry.', facts: { incident: '01/11/2026', date: '02/11/2026' } },
    ],
    invalid: [
      {
        text: 'Your letters were late. We are sorry.',
        facts: { incident: '2026-11-01', date: '2026-11-04' },
        reports: [{ words: 'We are sorry', messageId: 'late' }],
      },
      {
        text: 'We are sorry.',
        facts: { incident: '2026-11-01', date: 'Wed, 4 Nov 2026 09:30:00 +0000 (UTC)' },
        reports: [{ words: 'We are sorry', messageId: 'late' }],
      },
    ],
  },
  runner,
);

testRule(
  tooLong,
  {
    valid: [
      { text: 'We are sorry that we lost it.', options: { words: 7 } },
      {
        text: 'Dear Ms Okafor,\n\nWe are sorry.\n\nKind regards,\nTom Ellery\nNorthlight Books',
        options: { words: 3 },
      },
    ],
    invalid: [
      {
        text: 'We are sorry. We lost your parcel on Monday.',
        options: { words: 7 },
        reports: [{ words: 'We lost your parcel on Monday.', messageId: 'words' }],
      },
    ],
  },
  runner,
);

const story =
  'The pump was old. Its seal gave way on Monday. The water rose overnight. The lights went out at five. The alarm did not ring. Nobody had been in the cellar since June.';
testRule(
  overExplaining,
  {
    valid: [
      'We are sorry. The pump was old. Its seal gave way.',
      'We are sorry. The courier lost it. We sent the wrong one. It was damaged. We will refund you by Friday.',
      { text: `We are sorry. ${story} We will refund you by Friday.`, options: { ratio: 0.9 } },
    ],
    invalid: [{ text: `We are sorry. ${story}`, reports: [{ words: story, messageId: 'ratio' }] }],
  },
  runner,
);

testRule(
  elementOrder,
  {
    valid: ['We will refund you by Friday. We sent you the wrong book. We are sorry.'],
    invalid: [
      {
        text: 'We are sorry. We will refund you by Friday.',
        reports: [{ words: 'We will refund', messageId: 'order' }],
      },
      {
        text: 'We will refund you by Friday. We are sorry.',
        options: { order: ['regret', 'remedy'] },
        reports: [{ words: 'We are sorry', messageId: 'order' }],
      },
    ],
  },
  runner,
);

testRule(
  unfilledPlaceholder,
  {
    valid: ['Dear {{name}}, we are sorry.', { text: 'Dear Ms Okafor, we are sorry.', template: false }],
    invalid: [{ text: 'Dear {{name}}, we are sorry.', template: false, reports: ['{{name}}'] }],
  },
  runner,
);

testRule(
  missingTimeline,
  {
    valid: [
      'We are sorry that we sent you the wrong book. We will refund you within two business days.',
      'We are sorry that we sent you the wrong book. We have refunded you.',
      'We are sorry. A replacement will reach you by {{eta}}.',
      { text: 'The garden opens at nine. We will refund you.', as: 'auto' },
    ],
    invalid: [
      {
        text: 'We are sorry. We will refund you as soon as possible.',
        reports: [{ words: 'as soon as possible', messageId: 'vague' }],
      },
      { text: 'We are sorry. We will refund you.', reports: [{ words: 'We are sorry', messageId: 'missing' }] },
    ],
  },
  runner,
);

testRule(
  missingRemedy,
  {
    valid: ['We are sorry. We are sending you a new book today.'],
    invalid: [
      {
        text: 'We are sorry. We are looking into it.',
        reports: [{ words: 'looking into it', messageId: 'vague' }],
      },
    ],
  },
  runner,
);
