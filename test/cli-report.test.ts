import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { flawed, only, openProject, plain, program } from './project.ts';

const { piped, read, root, run, write } = openProject({
  '.apologylintrc.json': JSON.stringify({ rules: only() }),
  'flawed.txt': flawed,
  'plain.txt': plain,
  'ordered.txt': 'Dear Ann,\n\nWe are sorry. We lost your bag. We will refund you today.\n',
  'format.mjs': 'export default (results, { cwd }) => `${results.length} in ${cwd}`;',
});

test('behind -- all words are files, whatever they are called', () => {
  for (const name of ['names/rules', 'names/explain', 'names/--quiet', 'names/sendmail/a.txt']) write(name, flawed);
  const cwd = path.join(root, 'names');
  for (const words of [['rules'], ['explain', '--quiet'], ['sendmail']]) {
    const { code, out } = run(['-f', 'compact', '--', ...words], { cwd });
    expect(out.match(/Error/g)).toHaveLength(words.length);
    expect(code).toBe(1);
  }
  expect(run(['explain', '--', 'denial']).out).toContain('Fires on');
});

test('a text on standard input under an ignored name is left alone as the file would be', () => {
  const config = JSON.stringify({ rules: only(), ignores: ['late/'] });
  write('left/.apologylintignore', 'a.txt\n');
  write('left/.apologylintrc.json', config);
  for (const name of ['left/a.txt', 'left/late/b.txt']) {
    const words = ['--stdin-filename', name, '--max-warnings', '0'];
    const { code, out } = piped(flawed, words);
    expect(out).toContain(`\n${name}\n  0:0  warning  File ignored because of a matching ignore pattern.`);
    expect(code).toBe(0);
    expect(piped(flawed, [...words, '--no-warn-ignored'])).toEqual({ code: 0, out: '', err: '' });
    expect(piped(flawed, [...words, '--no-ignore']).code).toBe(1);
  }
});

describe('the report', () => {
  test('goes to a file, whose folder is made, without another exit code', () => {
    expect(run(['flawed.txt', '-o', 'reports/new/out.json', '-f', 'json'])).toEqual({ code: 1, out: '', err: '' });
    const [result] = JSON.parse(fs.readFileSync(path.join(root, 'reports/new/out.json'), 'utf8'));
    expect(result.errorCount).toBe(1);
  });

  test('comes from a module of the user', () => {
    expect(run(['flawed.txt', 'plain.txt', '-f', './format.mjs']).out).toBe('2 in .\n');
  });

  test.each<[string, string[], Record<string, string>, boolean]>([
    ['piped', [], {}, false],
    ['--color', ['--color'], { NO_COLOR: '1' }, true],
    ['--no-color', ['--no-color'], { FORCE_COLOR: '1' }, false],
    ['FORCE_COLOR before NO_COLOR', [], { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
    ['FORCE_COLOR=0', [], { FORCE_COLOR: '0' }, false],
    ['an empty FORCE_COLOR', [], { FORCE_COLOR: '' }, true],
  ])('%s decides on colour', (_, flags, environment, expected) => {
    const { out } = run(['flawed.txt', ...flags], { env: environment });
    expect(out.includes('\u001b[31merror')).toBe(expected);
  });

  test('in a file is coloured by the flag alone', () => {
    const written = (...flags: string[]): string => {
      run(['flawed.txt', '-o', 'report.txt', ...flags], { env: { FORCE_COLOR: '1' } });
      return read('report.txt');
    };
    expect(written()).not.toContain('\u001b');
    expect(written('--color')).toContain('\u001b[31merror');
  });

  test.each([
    ['ar', 'بعد'],
    ['fr', 'après'],
    ['ro', 'după'],
    ['ru', 'после'],
  ])('calls elements by their names in %s', (language, after) => {
    const { out } = run(['ordered.txt', '--rule', 'element-order: error', '--locale', language]);
    expect(out).toContain(after);
    expect(out).not.toMatch(/remedy|responsibility/);
  });

  test('is whole when the reader is slow or gone', () => {
    const many = Array.from({ length: 400 }, () => 'We are sorry if the delay upset you.\n\n').join('');
    fs.writeFileSync(path.join(root, 'many.txt'), many);
    const command = `"${process.execPath}" "${program}" -f json many.txt`;
    const slow = spawnSync('sh', ['-c', `${command} | (sleep 0.3; cat)`], { cwd: root, encoding: 'utf8' });
    const messages = JSON.parse(slow.stdout)[0].messages;
    const gone = spawnSync('sh', ['-c', `${command} | head -c 1`], { cwd: root, encoding: 'utf8' });
    fs.rmSync(path.join(root, 'many.txt'));
    expect(messages).toHaveLength(400);
    expect(gone).toMatchObject({ stdout: '[', stderr: '' });
  });
});

test('of what git hands to its hooks nothing is said where it is no apology', () => {
  const patch = (message: string) =>
    `From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\nFrom: A <a@b.example>\nSubject: [PATCH] Send it again\n\n${message}---\n a.txt | 2 +-\n\ndiff --git a/a.txt b/a.txt\n-sorry\n`;
  write('0001-again.patch', patch(''));
  write('handed', patch('The export sends what is new.\n'));
  write('.git/COMMIT_EDITMSG', 'Send it again\n\nThe export sends what is new.\n');
  for (const words of [['0001-again.patch'], ['--parser', 'email', 'handed'], ['.git/COMMIT_EDITMSG']])
    expect(run(words)).toEqual({ code: 0, out: '', err: '' });
  write('0001-again.patch', patch(flawed));
  expect(run(['0001-again.patch'])).toMatchObject({ code: 1, out: expect.stringContaining('conditional-apology') });
});
