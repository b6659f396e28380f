import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const program = path.resolve('dist/cli.cjs');
const flawed = 'We are sorry if the delay upset you, but it was the courier.';
const plain = 'The shop opens at nine on Monday and closes at five.';
let root: string;

beforeAll(() => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'concurrency-')));
  fs.mkdirSync(path.join(root, 'drafts'));
  for (let index = 0; index < 200; index++) {
    const text = index % 3 === 0 ? plain : `${flawed.repeat(1 + (index % 5))} Order ${index}.`;
    fs.writeFileSync(path.join(root, 'drafts', `${index}.txt`), text);
  }
  fs.writeFileSync(path.join(root, 'drafts/101.txt'), Buffer.from([0x6f, 0xff, 0x6b]));
  for (const broken of ['102.yml', '104.yml']) fs.writeFileSync(path.join(root, 'drafts', broken), 'a: [');
  fs.writeFileSync(path.join(root, '.apologylintrc.yaml'), 'rules: {hedge-words: error}\n');
});
afterAll(() => fs.rmSync(root, { recursive: true }));

function run(...words: string[]) {
  return runTo('pipe', ...words);
}
function runTo(out: 'pipe' | number, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', out, 'pipe'],
  });
  return { code: status, out: stdout, err: stderr };
}

test.each([
  ['the default format', []],
  ['json', ['-f', 'json']],
  ['a format that needs all results', ['-f', 'gitlab']],
  ['errors only', ['--quiet', '--max-warnings', '3']],
  ['a report in a file', ['-o', 'report.txt']],
])('one, two and more threads give the same report, messages and exit code: %s', (_, words) => {
  const report = path.join(root, 'report.txt');
  const all = ['off', '1', '2', '3'].map((threads) => {
    const ran = run('drafts', 'drafts/3.txt', 'drafts/102.yml', ...words, '--concurrency', threads);
    const written = words[0] === '-o' ? fs.readFileSync(report, 'utf8') : '';
    fs.rmSync(report, { force: true });
    return { ...ran, written };
  });
  expect(all[0]?.code).toBe(2);
  expect(all[0]?.err).toContain('drafts/101.txt');
  expect(all[0]?.err).toContain('drafts/102.yml');
  expect(all[0]?.err).toMatch(/drafts\/104\.yml:.*; left out/);
  expect(all[0]?.err).toContain('drafts/3.txt: reads as no apology');
  for (const one of all.slice(1)) expect(one).toEqual(all[0]);
});

test('accepted problems are the same with threads', () => {
  const good = ['drafts'];
  fs.rmSync(path.join(root, 'drafts/101.txt'));
  fs.rmSync(path.join(root, 'drafts/102.yml'));
  fs.rmSync(path.join(root, 'drafts/104.yml'));
  expect(run(...good, '--suppress-all', '--concurrency', '2').code).toBe(0);
  const file = path.join(root, 'apology-lint-suppressions.json');
  const written = fs.readFileSync(file, 'utf8');
  expect(run(...good, '--suppress-all', '--concurrency', 'off').code).toBe(0);
  expect(fs.readFileSync(file, 'utf8')).toBe(written);
  expect(run(...good, '--concurrency', '2')).toEqual({ code: 0, out: '', err: '' });
  fs.rmSync(file);
});

test('times are those of the same stages and rules with threads', () => {
  const stages = (threads: string): string[] => {
    const { err } = run('drafts', '--stats', '--concurrency', threads);
    return [...err.matchAll(/ ms {2}(.+)$/gm)].map(([, stage = '']) => stage).sort();
  };
  expect(stages('off')).toContain('rule conditional-apology');
  expect(stages('2')).toEqual(stages('off'));
});

test('the cache, which one thread keeps, gives and takes what threads report', () => {
  const report = run('drafts', '--concurrency', '2');
  expect(report.out).toContain('conditional-apology');
  for (const round of ['written', 'read'])
    expect([round, run('drafts', '--cache', '--concurrency', '2')]).toEqual([round, report]);
  expect(fs.existsSync(path.join(root, '.apologylintcache'))).toBe(true);
});

test('a plug-in that ends a thread is told', () => {
  const folder = path.join(root, 'exit');
  fs.mkdirSync(folder);
  const rule = `{ id: 'acme/exit', kind: 'wording', hears: [], messages: [], check: () => process.exit(3) }`;
  fs.writeFileSync(path.join(folder, 'index.mjs'), `export const rules = { 'acme/exit': ${rule} };`);
  fs.writeFileSync(path.join(folder, '.apologylintrc.yaml'), 'plugins: [.]\nrules: {acme/exit: error}\n');
  for (const name of ['a.txt', 'b.txt']) fs.writeFileSync(path.join(folder, name), flawed);
  expect(run('exit', '--concurrency', '2')).toEqual({
    code: 2,
    out: '',
    err: 'A plug-in stopped the work by process.exit(3)\n',
  });
  fs.rmSync(folder, { recursive: true });
});

test.skipIf(!fs.existsSync('/dev/full'))('a full disk is told with threads as without', () => {
  const full = fs.openSync('/dev/full', 'w');
  for (const threads of ['off', '2'])
    expect(runTo(full, 'drafts', '-f', 'json', '--concurrency', threads)).toMatchObject({
      code: 2,
      err: 'Cannot write the report: no space is left where standard output goes\n',
    });
  fs.closeSync(full);
});

test('a wrong number of threads is told', () => {
  expect(run('drafts', '--concurrency', 'many')).toEqual({
    code: 2,
    out: '',
    err: "--concurrency must be auto, off or a number of threads, not 'many'\n",
  });
});
