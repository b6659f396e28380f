import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { compileWords, findPlaceholders, makePlaceholders, type PlaceholderWords } from '../src/inputs/placeholders.ts';

const words = compileWords(
  parse(readFileSync(new URL('../rules/placeholders.yml', import.meta.url), 'utf8')) as PlaceholderWords,
);
const known = makePlaceholders(words);
const found = (text: string, template = true) =>
  findPlaceholders(text, template, known).placeholders.map(({ start, end }) => text.slice(start, end));
const meaning = (text: string) => findPlaceholders(text, true, known).placeholders[0]?.meaning;

describe('placeholders', () => {
  test.each([
    '{{x}}',
    '{{{x}}}',
    '{x}',
    '${x}',
    '%{x}',
    '#{x}',
    '{$x}',
    '<%= x %>',
    '[NAME]',
    '<NAME>',
    '#NAME#',
    '%s',
    '%1$s',
    '%(n)s',
    '[[x]]',
    '<<name>>',
    '<attribute key="user.name" default="there"/>',
    '{%customer.firstName,fallback=there%}',
    '*|FNAME|*',
    '{!Contact.Name}',
    '{{ user.name | fallback: "there" }}',
    '${order.eta!"soon"}',
    '{{ a[{b: 1}] }}',
    '{count, plural, one {# item} other {# items}}',
    '[Brief explanation of what went wrong]',
    '[If resolved: "This is fixed since [time]."]',
    'XXX',
    'XX/XX/XXXX',
    '____',
    '<time>',
    '%name%',
    '[Имя]',
    '{имя}',
    '[الاسم]',
  ])('%j is one placeholder', (text) => {
    expect(found(`Dear ${text}, we are sorry.`)).toEqual([text]);
  });

  test.each([
    '[x]',
    '[ ]',
    '[1]',
    '[^1]',
    '[text](https://example.com)',
    '[text][ref]',
    '[ref]: https://example.com',
    '![alt](a.png)',
    '<br>',
    '<b>bold</b>',
    '<time>10:30</time>',
    '<a@b.example>',
    '<https://example.com>',
    '100% satisfied',
    '50% off and 20% more',
    '#1',
    'a@if.example',
    '[cid:logo]',
    '[…]',
    'a { color: red }',
    '{}',
  ])('%j is none', (text) => {
    expect(found(`Well, ${text} then.`)).toEqual([]);
  });

  test.each([
    '{% if x %}',
    '{%- endif -%}',
    '<#if x??>',
    '</#if>',
    '<@footer/>',
    '@if(a(b))',
    '@endif',
    '{{#if x}}',
    '{{else}}',
    '<% if (x) { %>',
  ])('%j is no word of a template, and unfilled in a draft', (text) => {
    const inTemplate = findPlaceholders(`a ${text} b`, true, known);
    expect(inTemplate.placeholders).toEqual([]);
    expect(inTemplate.skipped).toEqual([{ start: 2, end: 2 + text.length }]);
    expect(found(`a ${text} b`, false)).toEqual([text]);
  });

  test.each([
    '{# note #}',
    '{{! note }}',
    '{{!-- note --}}',
    '<#-- note -->',
    '<%# note %>',
    '<!-- note -->',
    '{% comment %}note{% endcomment %}',
  ])('%j is a comment', (text) => {
    expect(findPlaceholders(`a ${text} b`, false, known)).toEqual({
      placeholders: [],
      skipped: [{ start: 2, end: 2 + text.length }],
    });
  });

  test.each([
    ['{{eta}}', 'timeline'],
    ['[DATE]', 'timeline'],
    ['[specific date/time]', 'timeline'],
    ['{{ticket.ship_date}}', 'timeline'],
    ['{{deliveryDate}}', 'timeline'],
    ['[Date de livraison]', 'timeline'],
    ['{{refund_amount}}', 'compensation'],
    ['[montant du remboursement]', 'compensation'],
    ['{delay_reason}', 'explanation'],
    ['[Brief explanation]', 'explanation'],
    ['[причина задержки]', 'explanation'],
    ['[Specific resolution — refund / partial credit]', 'remedy'],
    ['[What we did to fix it]', 'remedy'],
    ['[Brief mention of improvements]', 'prevention'],
    ['{{recurrence_plan}}', 'prevention'],
    ['{{root_cause}}', 'explanation'],
    ['{{agent.phone}}', 'follow-up'],
    ['{{customer.first_name}}', 'name'],
    ['<attribute key="user.name" default="there"/>', 'name'],
    ['{{order_date}}', undefined],
    ['{{ order.eta|date:"j F" }}', 'timeline'],
    ['${order.refund_date}', 'timeline'],
    ['%{recipient.name.first}', 'name'],
    ['{{customer.id}}', undefined],
    ['{{refund_url}}', undefined],
    ['{{ticket.id}}', undefined],
  ])('%s means %s', (text, expected) => {
    expect(meaning(text)).toBe(expected);
  });

  test.each([
    ['Root cause: [in plain words]', 'explanation'],
    ['[Brief explanation: carrier, weather, warehouse, or whatever else it was]', 'explanation'],
    ['[If you have found out what the cause was by now, say so in this place: be brief]', undefined],
    ['Thanks.\n**Resolution:** {{details}}', 'remedy'],
    ['Delivery date: ____', 'timeline'],
    ['Order date: ____', undefined],
    ['We write again by {{x}}', undefined],
    ['This is the reason. Note: {{x}}', undefined],
    ['We looked for a long time at what may have been the cause: {{x}}', undefined],
  ])('in %j the label says what is meant', (text, expected) => {
    expect(findPlaceholders(text, true, known).placeholders[0]?.meaning).toBe(expected);
  });

  test('a project adds patterns and meanings', () => {
    const own = makePlaceholders(words, { patterns: ['§…§'], meanings: { slot_7: 'timeline' } });
    const text = 'We deliver on §slot_7§.';
    expect(findPlaceholders(text, true, own).placeholders).toEqual([{ start: 14, end: 22, meaning: 'timeline' }]);
  });

  test('brackets without end take linear time', () => {
    const start = performance.now();
    for (const unit of [
      '[',
      '{',
      '{{',
      '{%',
      '<',
      '<%',
      '<a',
      '[a',
      '${',
      '{#',
      '@if(',
      '%(',
      '<time>',
      '#A',
      '<<',
      'X',
    ]) {
      findPlaceholders(unit.repeat(Math.ceil(500_000 / unit.length)), true, known);
    }
    expect(performance.now() - start).toBeLessThan(8000);
  });
});
