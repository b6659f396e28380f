import { describe, expect, test } from 'vitest';
import { shipped } from '../src/data.ts';
import { findElements, isApology } from '../src/elements.ts';
import stylish from '../src/formatters/stylish.ts';
import { lint } from '../src/lint.ts';
import { sentences as split, tokenise } from '../src/parse.ts';
import { readDrafts } from '../src/reading.ts';
import type { FileResult } from '../src/types.ts';

/** Text of about so many code units. */
type Make = (size: number) => string;
const fill =
  (piece: string): Make =>
  (size) =>
    piece.repeat(Math.ceil(size / piece.length));

const texts: Readonly<Record<string, Make>> = {
  ordinary: fill(
    'We are sorry that your parcel came late. Our driver took the wrong road.\nWe will call you on Monday.\n\n',
  ),
  'no spaces': fill('sorry,if-you.are('),
  'one word': fill('a'),
  'blank lines': fill('\n'),
  'nested quotes': fill('"«“'),
  'nested placeholders': fill('{{ {% <%= ${ '),
  'one sentence': fill('we are sorry if you and '),
  'thousands of apologies': fill('Sorry. '),
};
const n = 40_000;

/** Least time of three, in milliseconds. */
async function timeOf(work: () => unknown): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 2; round++) {
    const before = performance.now();
    await work();
    least = Math.min(least, performance.now() - before);
  }
  return least;
}

/** Fails where four times the work takes more than ten times the time; a quadratic step takes sixteen. */
async function expectLinear(work: (times: number) => () => unknown): Promise<void> {
  const times: number[] = [];
  for (let attempt = 0; attempt < 3; attempt++) {
    times.length = 0;
    for (const size of [1, 2, 4]) times.push(await timeOf(work(size)));
    if (times[2]! <= Math.max(10 * times[0]!, 15)) return;
  }
  expect(times[2], `n, 2n, 4n took ${times.map((time) => time.toFixed(1)).join(', ')} ms`).toBeLessThanOrEqual(
    Math.max(10 * times[0]!, 15),
  );
}

const knowledge = shipped();
const english = knowledge.language('en');
const parse = (text: string) => {
  const tokens = tokenise(text, [], [], knowledge.fold);
  return { tokens, sentences: split(tokens, english.profile) };
};
const options = { language: 'en', parser: 'text' };

describe.each(Object.entries(texts))('time grows with the size: %s', (_, make) => {
  test('parse', () =>
    expectLinear((times) => {
      const text = make(n * times);
      return () => parse(text);
    }));
  test('hear and find elements', () =>
    expectLinear((times) => {
      // Tokens are kept only until the next text is parsed.
      const { tokens, sentences } = parse(make(n * times));
      return () => {
        const acts = english.hear(tokens, sentences, []);
        return [findElements(sentences, acts), isApology(acts)];
      };
    }));
  test('inputs', () =>
    expectLinear((times) => {
      const text = make(n * times);
      return () => readDrafts(text, options);
    }));
  test('all, with rules', () =>
    expectLinear((times) => {
      const text = make(n * times);
      return () => lint(text, { ...options, as: 'apology' });
    }));
});

test('time grows with the number of directives', () =>
  expectLinear((times) => {
    const text = '<!-- apology-lint-disable-next-line -->\nWe are sorry if it upset you.\n'.repeat(300 * times);
    return () => lint(text, { ...options, unusedDirectives: 1 });
  }));

test('time grows with the size of the report', async () => {
  const { messages } = await lint(texts.ordinary!(5000), { ...options, as: 'apology' });
  expect(messages.length).toBeGreaterThan(0);
  const context = { cwd: '/', color: 0, version: '1', rules: async () => [] } as const;
  await expectLinear((times) => {
    const many = Array.from({ length: 2000 * times }, () => messages[0]!);
    const result = { filePath: '/a.txt', messages: many, errorCount: 1, warningCount: 0 } as unknown as FileResult;
    return () => stylish([result], context as never);
  });
});
