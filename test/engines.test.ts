import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';

// A cluster takes half a minute on a busy machine.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 });
const program = path.resolve('dist/cli.cjs');
const readme = fs.readFileSync('README.md', 'utf8');

/** A block of code under a heading of the README, as it stands there. */
function block(title: string, language: string): string {
  const section = readme.split(`\n### ${title}\n`)[1]?.split(/\n##+ /)[0] ?? '';
  const found = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(section)?.[1];
  if (found === undefined) throw new Error(`the README shows no ${language} under '${title}'`);
  return found;
}

let root: string;
let expected: readonly string[];
beforeAll(() => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'engines-')));
  fs.writeFileSync(path.join(root, 'mail.ndjson'), mails());
  command('');
  expected = answers(run('sh', ['-c', 'apology-lint --stream < mail.ndjson']).stdout);
  expect(expected).toHaveLength(3001);
});
afterAll(() => fs.rmSync(root, { recursive: true }));
beforeEach(() => command(''));

/** 3,000 lines, 2 MB: apologies in several scripts, other messages, blank lines and broken records. */
function mails(): string {
  const texts = [
    'We are sorry if the delay upset you. "Soon" we will\u2028call you.\r\nBye',
    'The shop opens at nine on Monday and closes at five.',
    'نعتذر عن أي إزعاج قد يكون سببه التأخير.',
    'Приносим извинения за возможные неудобства.',
  ];
  const lines = Array.from({ length: 3000 }, (_, id) => {
    if (id % 500 === 3) return '';
    if (id % 500 === 7) return `{"id": ${id}, "text": `;
    return JSON.stringify({ id, text: `${texts[id % texts.length]} Order ${id}. `.repeat(6) });
  });
  return `${lines.join('\n')}\n`;
}

/** Lines of answers. The line of a broken record counts in the part of the file that its process was given. */
const answers = (output: string): string[] => output.replace(/^\{"line":\d+,/gm, '{').split('\n');

/** Puts the command on the path; the first process of it runs `accident` after twenty answers. */
function command(accident: string): void {
  const bin = path.join(root, 'bin');
  const once = path.join(root, 'once');
  fs.rmSync(once, { recursive: true, force: true });
  fs.mkdirSync(bin, { recursive: true });
  const node = `'${process.execPath}' '${program}' --no-config "$@"`;
  const first = accident === '' ? '' : `if mkdir '${once}' 2> /dev/null; then ${node} | head -n 20; ${accident}; fi\n`;
  fs.writeFileSync(path.join(bin, 'apology-lint'), `#!/bin/sh\n${first}exec ${node}\n`, { mode: 0o755 });
}

function run(name: string, words: readonly string[]) {
  const env = { ...process.env, PATH: `${path.join(root, 'bin')}:${process.env.PATH}` };
  return spawnSync(name, words, { cwd: root, env, encoding: 'utf8', maxBuffer: 1 << 28 });
}
const has = (name: string, ...words: string[]) => spawnSync(name, words, { stdio: 'ignore' }).status === 0;
const happened = () => fs.existsSync(path.join(root, 'once'));

describe.skipIf(!has('parallel', '--version'))('GNU parallel answers as one process does (needs parallel)', () => {
  function parallel(): string[] {
    const { status, stderr } = run('sh', ['-c', block('Streams with GNU parallel', 'sh')]);
    expect([status, stderr]).toEqual([0, '']);
    return answers(fs.readFileSync(path.join(root, 'answers.ndjson'), 'utf8'));
  }
  test('undisturbed', () => expect(parallel()).toEqual(expected));
  test('with a process killed midway', () => {
    command('kill -9 $$');
    expect(parallel()).toEqual(expected);
    expect(happened()).toBe(true);
  });
});

describe.skipIf(!has('spark-submit', '--version'))('a Spark job answers as one process does (needs pyspark)', () => {
  function spark(master: string): string[] {
    const folder = path.join(root, 'answers');
    fs.rmSync(folder, { recursive: true, force: true });
    fs.writeFileSync(path.join(root, 'job.py'), block('Streams with Apache Spark', 'python'));
    const { status, stderr } = run('spark-submit', [
      ...['--master', master, '--conf', 'spark.ui.enabled=false', '--conf', 'spark.driver.host=localhost'],
      'job.py',
    ]);
    expect(status, stderr.slice(-4000)).toBe(0);
    const parts = fs.readdirSync(folder).filter((name) => name.startsWith('part-'));
    expect(parts.length).toBeGreaterThan(1);
    return answers(
      parts
        .sort()
        .map((name) => fs.readFileSync(path.join(folder, name), 'utf8'))
        .join(''),
    );
  }
  test('undisturbed', () => expect(spark('local[2]')).toEqual(expected));
  test('with a process killed midway', () => {
    command('kill -9 $$');
    expect(spark('local[2, 4]')).toEqual(expected);
    expect(happened()).toBe(true);
  });
  test('with a whole executor killed midway', () => {
    const above = '$(awk \'/^PPid/ {print $2}\' "/proc/$pid/status")';
    const killed = path.join(root, 'killed');
    command(
      [
        `pid=$$; until grep -q '^Name:.java' "/proc/$pid/status"; do pid=${above}; done`,
        `grep -ao 'executor.CoarseGrainedExecutorBackend' "/proc/$pid/cmdline" > '${killed}'; kill -9 "$pid" $$`,
      ].join('\n'),
    );
    expect(spark('local-cluster[2,1,1024]')).toEqual(expected);
    expect(fs.readFileSync(killed, 'utf8')).toMatch(/Executor/);
  });
});
