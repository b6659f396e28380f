import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { all, arabic, made, report, results } from './formatters-kit.ts';

test('gitlab has the shape of Code Quality, and no fingerprint twice', async () => {
  const issues = JSON.parse(await report('gitlab'));
  expect(issues).toHaveLength(all().length);
  for (const { description, check_name, fingerprint, severity, location } of issues) {
    expect(description).not.toBe('');
    expect(check_name).toMatch(/^[a-z-]+$/);
    expect(fingerprint).toMatch(/^[0-9a-f]{40}$/);
    expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(severity);
    expect(location.path).not.toMatch(/^\.?\//);
    expect(location.lines.begin).toBeGreaterThanOrEqual(1);
  }
  expect(new Set(issues.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size).toBe(issues.length);
  expect(await report('gitlab', [])).toBe('[]');
  const moved = { ...results[1]!, messages: results[1]!.messages.map((one) => ({ ...one, line: one.line + 5 })) };
  const prints = (text: string) => JSON.parse(text).map(({ fingerprint }: { fingerprint: string }) => fingerprint);
  expect(prints(await report('gitlab', [moved]))).toEqual(prints(await report('gitlab', [results[1]!])));
});

describe('github', () => {
  afterEach(() => vi.unstubAllEnvs());

  test('writes commands with errors first, and escapes', async () => {
    vi.stubEnv('GITHUB_STEP_SUMMARY', '');
    const odd = made('/project/a,b:c%.txt', [
      { severity: 1, message: 'first' },
      { severity: 2, message: '50% of\r\ntwo', line: 3, column: 4, endLine: 3, endColumn: 9 },
      { severity: 2, ruleId: null, line: 0, column: 0 },
    ]);
    expect((await report('github', [odd])).split('\n')).toEqual([
      '::error file=a%2Cb%3Ac%25.txt,line=3,endLine=3,col=4,endColumn=9,title=apology-lint%3A denial::50%25 of%0D%0Atwo',
      '::error file=a%2Cb%3Ac%25.txt,line=1,endLine=1,col=1,title=apology-lint::m',
      '::warning file=a%2Cb%3Ac%25.txt,line=1,endLine=1,col=1,title=apology-lint%3A denial::first',
    ]);
    expect(await report('github', [])).toBe('');
  });

  test('says how many annotations are not shown', async () => {
    const many = made('/project/a.txt', [
      ...Array.from({ length: 13 }, (_, line) => ({ line: line + 1 })),
      ...Array.from({ length: 12 }, () => ({ severity: 2 as const })),
    ]);
    const lines = (await report('github', [many])).split('\n');
    expect(lines).toHaveLength(26);
    expect(lines.at(-1)).toMatch(/^::notice::.* 5 more /);
  });

  test('appends a table to the step summary', async () => {
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'summary-')), 'summary.md');
    vi.stubEnv('GITHUB_STEP_SUMMARY', file);
    fs.writeFileSync(file, '# before\n');
    await report('github', [made('/project/a|b.txt', [{ message: 'w <b> | `x`' }, { severity: 2, message: 'e' }])]);
    await report('github', []);
    expect(fs.readFileSync(file, 'utf8').split('\n')).toEqual([
      '# before',
      '### apology-lint',
      '',
      '| | place | rule | message |',
      '| --- | --- | --- | --- |',
      '| error | a\\|b.txt:1 | denial | e |',
      '| warning | a\\|b.txt:1 | denial | w \\<b\\> \\| \\`x\\` |',
      '### apology-lint',
      '',
      'No problems found.',
      '',
    ]);
    fs.rmSync(path.dirname(file), { recursive: true });
  });
});

test('rdjson counts columns in bytes of UTF-8', async () => {
  const { source, diagnostics } = JSON.parse(await report('rdjson'));
  expect(source.name).toBe('apology-lint');
  expect(diagnostics).toHaveLength(all().length);
  const own = diagnostics.filter(({ location }: { location: { path: string } }) => location.path === 'ar.txt');
  const lines = arabic.split('\n').map((line) => Buffer.from(line));
  const text = arabic.split('\n');
  expect(own.length).toBe(results[1]!.messages.length);
  for (const [index, { location, severity, code }] of own.entries()) {
    const { line, column, endLine, endColumn, ruleId, severity: level } = results[1]!.messages[index]!;
    const { start, end } = location.range;
    expect([start.line, end.line, code.value]).toEqual([line, endLine, ruleId]);
    expect(severity).toBe(level === 2 ? 'ERROR' : 'WARNING');
    expect(lines[line - 1]!.subarray(0, start.column - 1).toString()).toBe(text[line - 1]!.slice(0, column - 1));
    expect(lines[endLine! - 1]!.subarray(0, end.column - 1).toString()).toBe(
      text[endLine! - 1]!.slice(0, endColumn! - 1),
    );
  }
  expect(
    own.some(({ location }: { location: { range: { start: { column: number } } } }) => location.range.start.column > 1),
  ).toBe(true);
  const whole = JSON.parse(await report('rdjson', [made('/project/a.txt', [{ line: 0, column: 0, ruleId: null }])]));
  expect(whole.diagnostics[0]).toEqual({ message: 'm', location: { path: 'a.txt' }, severity: 'WARNING' });
});
