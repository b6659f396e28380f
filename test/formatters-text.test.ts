import { describe, expect, test } from 'vitest';
import { width } from '../src/formatters/width.ts';
import { lint } from '../src/lint.ts';
import { all, cwd, made, report, results } from './formatters-kit.ts';

test('compact has a line a hit, and a count', async () => {
  const of = [
    made('/a.txt', [
      { line: 3, column: 4, severity: 2 },
      { line: 0, column: 0, ruleId: null },
    ]),
  ];
  expect(await report('compact', of)).toBe(
    '/a.txt: line 3, col 4, Error - m (denial)\n/a.txt: line 0, col 0, Warning - m\n\n2 problems',
  );
  expect(await report('compact', [made('/a.txt', [{}])])).toMatch(/\n\n1 problem$/);
  expect(await report('compact', [])).toBe('');
});

test('json-with-metadata adds to the results what the rules are about', async () => {
  const maxWarningsExceeded = { maxWarnings: 0, foundWarnings: 3 };
  const { results: listed, metadata } = JSON.parse(
    await report('json-with-metadata', results, { maxWarningsExceeded }),
  );
  expect(listed).toEqual(JSON.parse(await report('json')));
  expect(metadata).toMatchObject({ cwd, maxWarningsExceeded });
  const used = [...all().map(({ ruleId }) => ruleId!), 'euphemism'];
  expect(Object.keys(metadata.rulesMeta).sort()).toEqual([...new Set(used)].sort());
  expect(metadata.rulesMeta['conditional-apology']).toMatchObject({
    type: 'wording',
    docs: { why: expect.any(String) },
  });
});

test('no format for people hands on what a terminal takes for commands', async () => {
  const sign = '\u001b]0;mine\u0007\u009b31m';
  const found = await lint(`We are${sign} sorry\nif that upset you.`, {
    filePath: `/a${sign}\n::error::b.txt`,
    language: 'en',
    readings: true,
  });
  const message = `'if${sign}'\n::error::`;
  const [one] = found.messages;
  for (const format of ['stylish', 'compact', 'anatomy', 'github']) {
    const text = await report(format, [{ ...found, messages: [{ ...one!, message }] }]);
    expect(text).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f]|^::error::/m);
    expect(text).toContain('\ufffd]0;mine');
  }
});

describe('anatomy', () => {
  const escapes = /\u001b\[[\d;]*m/g;

  test('keeps to eighty columns in every language', async () => {
    const long = await lint(`We are sorry. ${'We were very busy in this long December of ours. '.repeat(3)}`, {
      filePath: '/a.txt',
      language: 'en',
      readings: true,
    });
    const text = await report('anatomy', [...results, long]);
    expect(text).not.toMatch(escapes);
    for (const line of text.split('\n')) expect(width(line), line).toBeLessThanOrEqual(80);
    for (const { filePath } of results) expect(text).toContain(filePath);
  });

  test('tells acts, elements, the score and what to add first', async () => {
    const text = await report('anatomy', [results[0]!]);
    expect(text).toMatch(/✓ regret {2}“We are sorry/);
    expect(text).toMatch(/✗ condition.*“sorry if the delay/);
    expect(text).toMatch(/^ {2}regret +present {2}“We are sorry/m);
    expect(text).toMatch(/^ {2}forgiveness +missing$/m);
    expect(text).toMatch(/^ {2}\d+ of 21 {2}[█░]{21}$/m);
    expect(text).toMatch(/Add first: responsibility/);
  });

  test('tells what a sentence does once for each act', async () => {
    const text =
      'We are sorry that we lost your bag. We have sent a new one today and refunded you today. Please try again.';
    const one = await lint(text, {
      filePath: '/b.txt',
      language: 'en',
      readings: true,
    });
    const told = await report('anatomy', [one]);
    expect(told).not.toContain('try again”');
    const said = told.split('\n').filter((line) => /✓ (?:remedy|deadline)/.test(line));
    expect(said).toHaveLength(2);
    expect(said[0]).toMatch(/✓ remedy.*“We have sent a new one/);
    expect(said[1]).toContain('✓ deadline  “today … today”');
  });

  test('isolates lines that run from right to left, and quotes from them', async () => {
    const lines = (await report('anatomy', [results[1]!])).split('\n').filter((line) => /[\u0600-\u06ff]/.test(line));
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) {
      expect(line).toMatch(/│ \u2067[^\u2067]*\u2069$|“\u2068[^\u2068]*\u2069”$/);
    }
    expect(await report('anatomy', [results[0]!])).not.toMatch(/[\u2066-\u2069]/);
  });

  test('colours the words as the acts that they do', async () => {
    const one = await lint('We are sorry. We will refund you as soon as possible.', {
      filePath: '/b.txt',
      language: 'en',
      readings: true,
    });
    const text = await report('anatomy', [one], { color: 1 });
    expect(text).toContain('\u001b[32mrefund\u001b[39m');
    expect(text).toContain('\u001b[33msoon\u001b[39m');
    expect(text).toContain('\u001b[33m~ vague-time\u001b[39m');
  });

  test('colours what it writes otherwise', async () => {
    const coloured = await report('anatomy', results, { color: 1 });
    expect(coloured).toMatch(/\u001b\[31m/);
    expect(coloured).toMatch(/\u001b\[32m/);
    const flat = (text: string): string => text.replace(/\s+/g, ' ');
    expect(flat(coloured.replace(escapes, ''))).toBe(flat(await report('anatomy')));
    for (const line of coloured.split('\n')) expect(width(line), line).toBeLessThanOrEqual(80);
  });

  test('tells a flaw by names that a reader knows, each once', async () => {
    const one = await lint('We are sorry if the parcel that our courier lost caused you any inconvenience.', {
      filePath: '/b.txt',
      language: 'en',
      readings: true,
    });
    const text = await report('anatomy', [one]);
    expect(text.match(/✗ condition/g)).toHaveLength(1);
    expect(text).toMatch(/✗ blame, third party {2}“/);
  });

  test('asks for nothing where nobody apologises', async () => {
    const thanks = await lint('Thank you for your order.', { filePath: '/b.txt', language: 'en', readings: true });
    const text = await report('anatomy', [thanks]);
    expect(text).toContain('read as no apology');
    expect(text).not.toMatch(/Add first|of 21/);
  });

  test('shows control characters as such', async () => {
    const bell = await lint('We are sorry\u0007 for any \u001b[31m inconvenience.', {
      filePath: '/b.txt',
      language: 'en',
      readings: true,
    });
    for (const format of ['anatomy', 'stylish', 'compact', 'github'])
      expect(await report(format, [bell]), format).not.toMatch(/[\u0000-\u0008\u000e-\u001f]/);
  });

  test('leaves an unknown language alone, and says so', async () => {
    const chinese = await lint('我们非常抱歉。', {
      filePath: '/zh.txt',
      readings: true,
    });
    expect(await report('anatomy', [chinese])).toContain('language not recognised');
    expect(await report('anatomy', [])).toBe('');
  });
});
