import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Acts } from '../src/acts.ts';
import { applyBaseline, extendBaseline } from '../src/baseline.ts';
import { shipped } from '../src/data.ts';
import { findElements } from '../src/elements.ts';
import { formatters, loadFormatter } from '../src/formatters/index.ts';
import { lint } from '../src/lint.ts';
import { sentences as split, tokenise } from '../src/parse/index.ts';
import { readDrafts } from '../src/reading.ts';
import type { FileResult } from '../src/results.ts';
import { type Rule, UsageError } from '../src/types.ts';
import { isApology } from '../src/verdict.ts';
import { files, signs, texts } from './scaling-texts.ts';

const n = 40_000;

/** Least time of two that this process has worked, in milliseconds: what others do on the machine does not count. */
async function timeOf(work: () => unknown): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 2; round++) {
    const before = process.cpuUsage();
    await work();
    least = Math.min(least, process.cpuUsage(before).user / 1000);
  }
  return least;
}

/** Fails where four times the work takes more than ten times the time; a quadratic step takes sixteen. */
async function expectLinear(work: (times: number) => () => unknown): Promise<void> {
  const times: number[] = [];
  for (let attempt = 0; attempt < 5; attempt++) {
    times.length = 0;
    for (const size of [1, 2, 4]) times.push(await timeOf(work(size)));
    if (times[2]! <= Math.max(10 * times[0]!, 40)) return;
  }
  expect(times[2], `n, 2n, 4n took ${times.map((time) => time.toFixed(1)).join(', ')} ms`).toBeLessThanOrEqual(
    Math.max(10 * times[0]!, 40),
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
        const acts = new Acts();
        acts.add(english.hear(tokens, sentences, []));
        return [findElements(sentences, acts), isApology(sentences, acts)];
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
      const language = /[ء-ي]/.test(text) ? 'ar' : /[а-я]/.test(text) ? 'ru' : 'en';
      return () => lint(text, { parser: 'text', language, as: 'apology' });
    }));
});

test.each(Object.entries(signs))('time of parsing grows with the size: %s', (_, make) =>
  expectLinear((times) => {
    const text = make(n * times);
    return () => parse(text);
  }),
);

describe.each(Object.entries(files))('time grows with the size of a file: %s', (parser, shapes) => {
  test.each(Object.entries(shapes))('%s', (_, make) =>
    expectLinear((times) => {
      const text = make((n / 2) * times);
      return () => lint(text, { parser, language: 'en', as: 'apology', unusedDirectives: 1 }).catch(refusal);
    }),
  );
});

/** A file may be refused, in words, and soon. */
function refusal(error: unknown): string {
  if (error instanceof UsageError) return error.message;
  throw error;
}

const reports = Object.keys(formatters).flatMap((name) => [
  [name, 'lines', texts.ordinary!] as const,
  [name, 'one line', (size: number) => 'Sorry if so. '.repeat(size / 3)] as const,
]);
test.each(reports)('time grows with the size of the report: %s, %s', async (name, _, make) => {
  const format = await loadFormatter(name, '/');
  const rules = async () => Object.fromEntries(await Promise.all(Object.entries(knowledge.rules).map(loaded)));
  const context = { cwd: '/', color: 3, version: '1', rules } as const;
  const results = new Map<number, FileResult>();
  for (const times of [1, 2, 4])
    results.set(times, await lint(make(10_000 * times), { ...options, as: 'apology', readings: true }));
  expect(results.get(1)!.messages.length).toBeGreaterThan(0);
  await expectLinear((times) => () => format([results.get(times)!], context));
});

test.each([true, false])('time grows with the number of accepted hits, with fingerprints: %s', async (printed) => {
  const results = new Map<number, FileResult>();
  for (const times of [1, 2, 4]) {
    const result = await lint(texts.ordinary!(n * times), { ...options, as: 'apology', filePath: '/a.txt' });
    const messages = result.messages.map(({ fingerprint = '', ...rest }) =>
      printed ? { ...rest, fingerprint } : rest,
    );
    results.set(times, { ...result, messages });
  }
  await expectLinear((times) => () => {
    const all = [results.get(times)!];
    return applyBaseline(all, extendBaseline({}, all, '/'), '/');
  });
});

type Entry = [string, () => Promise<{ default: Rule }>];
async function loaded([id, load]: Entry): Promise<[string, Rule]> {
  return [id, (await load()).default];
}

test('Markdown nested without end is read as plain text, in its place, and the user is told', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'deep-'));
  const file = path.join(folder, 'deep.md');
  fs.writeFileSync(file, `# Late\n\n${'> '.repeat(1000)}deep\n\nWe are sorry if the delay upset you.\n`);
  const words = ['dist/cli.cjs', '--no-config', '--format', 'compact', file];
  const { stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  fs.rmSync(folder, { recursive: true });
  expect(stdout).toMatch(/line 5, col 14, .*\(conditional-apology\)/);
  expect(stderr).toContain(':1: markup too dense or nested too deeply, read as plain text from here on');
});
