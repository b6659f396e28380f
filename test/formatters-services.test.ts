import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { all, arabic, made, report, results } from './formatters-kit.ts';
import { flawed, only, openProject } from './project.ts';

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

describe('on the command line', () => {
  const { read, root, run, write } = openProject({
    '.apologylintrc.json': JSON.stringify({ rules: only() }),
    'replies/cr.txt': `Hé 😀,\r\r${flawed.trim()}\r`,
    'replies/bom.txt': `\ufeff${flawed}`,
    'replies/wide.txt': Buffer.from(`\ufeff${flawed}`, 'utf16le'),
  });

  test('places hold whatever ends the lines, and a byte order mark counts for nothing', () => {
    const { diagnostics } = JSON.parse(run(['-f', 'rdjson', 'replies']).out);
    const places = diagnostics.map(({ location }: { location: { path: string; range: object } }) => location);
    const range = (line: number) => ({ start: { line, column: 14 }, end: { line, column: 32 } });
    expect(places).toEqual([
      { path: 'replies/bom.txt', range: range(1) },
      { path: 'replies/cr.txt', range: range(3) },
      { path: 'replies/wide.txt', range: range(1) },
    ]);
    expect(run(['-f', 'html', 'replies/bom.txt']).out).toMatch(/<mark [^>]*>if the delay upset<\/mark>/);
  });

  test('paths go from the checkout, wherever in it we are', () => {
    const cwd = path.join(root, 'replies');
    const at = (format: string, env: Record<string, string>) => run(['-f', format, 'cr.txt'], { cwd, env }).out;
    expect(at('github', { GITHUB_WORKSPACE: root })).toContain('::error file=replies/cr.txt,line=3');
    expect(at('github', { GITHUB_WORKSPACE: '/elsewhere' })).toContain('::error file=cr.txt,line=3');
    expect(JSON.parse(at('gitlab', { CI_PROJECT_DIR: root }))[0].location.path).toBe('replies/cr.txt');
    const uris = (...words: string[]) =>
      JSON.parse(run(['-f', 'sarif', ...words], { cwd, env: { GITHUB_WORKSPACE: '' } }).out).runs[0].artifacts.map(
        ({ location }: { location: { uri: string } }) => location.uri,
      );
    write('far.txt', flawed);
    expect(uris('cr.txt', '../far.txt')).toEqual(['cr.txt', expect.stringMatching(/^file:\/\/\/?.*far\.txt$/)]);
  });

  test('a summary that cannot be written is told, one that is too long is cut', () => {
    const env = { GITHUB_STEP_SUMMARY: path.join(root, 'none/summary.md') };
    const { code, err, out } = run(['-f', 'github', 'replies/cr.txt'], { env });
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toMatch(/^::error .*\n::warning::Cannot write the step summary '.*': no such file\n$/);
    write('many.txt', `${flawed}\n`.repeat(2100));
    run(['-f', 'github', 'many.txt'], { env: { GITHUB_STEP_SUMMARY: path.join(root, 'summary.md') } });
    expect(read('summary.md').split('\n').length).toBe(2007);
    expect(read('summary.md')).toContain('\n100 more are in the log.\n');
  });
});
