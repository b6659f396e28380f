import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { plain as clean, only, openProject, program, flawed as sentence } from './project.ts';

const flawed = `Dear Ms Okafor,\n\n${sentence}`;
const found = '3:14  error  ';

const { root, run } = openProject({
  '.apologylintrc.json': JSON.stringify({ rules: only() }),
  'flawed.txt': flawed,
  'plain.txt': clean,
  'binary.txt': new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13]),
  'folder/plain.txt': clean,
  'empty/x.png': '',
  'broken/.apologylintrc.json': '{ "rulez": {} }',
  'broken/a.txt': flawed,
  'broken/b.txt': flawed,
  'noformat.mjs': 'export const x = 1;',
  'never.mjs': 'export default () => new Promise(() => {});',
});

fs.symlinkSync(path.join(root, 'gone.txt'), path.join(root, 'lost.txt'));
fs.writeFileSync(path.join(root, 'huge.txt'), '');
fs.truncateSync(path.join(root, 'huge.txt'), 5 * 1024 ** 3);

describe('mistakes exit with 2 and one sentence', () => {
  test.each<[string[], string]>([
    [['--frmat', 'json'], "Invalid option '--frmat' - perhaps you meant '--format'?"],
    [['--quiet=yes', 'flawed.txt'], "Option '--quiet' takes no value"],
    [['--format'], "Option '--format' needs a value: --format <name>"],
    [['--format', 'jsn', 'flawed.txt'], "Unknown format 'jsn': did you mean 'json'?"],
    [['--format', './nofrmat.mjs', 'flawed.txt'], "Cannot load the format './nofrmat.mjs': no such file"],
    [
      ['--format', './noformat.mjs', 'flawed.txt'],
      "The format './noformat.mjs' has no function as its default export: noformat.mjs",
    ],
    [['--format', './never.mjs', 'flawed.txt'], 'Stopped short: a plug-in or a format promised something'],
    [['--preset', 'strickt', 'flawed.txt'], "Unknown preset 'strickt': did you mean 'strict'?"],
    [['--rule', 'hedge-word: off', 'flawed.txt'], "Unknown rule 'hedge-word' in --rule: did you mean 'hedge-words'?"],
    [['--rule', 'denial', 'flawed.txt'], "No severity in --rule 'denial': write --rule 'denial: off'"],
    [
      ['--rule', 'denial: wran', 'flawed.txt'],
      "Unknown severity 'wran' in --rule 'denial: wran': did you mean 'warn'?",
    ],
    [
      ['--rule', 'too-long: [warn, {"word": 3}]', 'flawed.txt'],
      `Wrong option in --rule 'too-long: [warn, {"word": 3}]': unknown option 'word': did you mean 'words'?`,
    ],
    [['--rule', 'too-long: [warn, {words: 3', 'flawed.txt'], "Cannot read --rule 'too-long: [warn, {words: 3': "],
    [['--rule', 'denial: *x', 'flawed.txt'], "Cannot read --rule 'denial: *x': Unresolved alias"],
    [['--rule', ' ', 'flawed.txt'], "No rule in --rule ''"],
    [['--language', 'frr', 'flawed.txt'], "Unknown language 'frr': did you mean 'fr'? (--language)"],
    [['--locale', 'drafft', 'flawed.txt'], "Unknown language 'drafft'"],
    [['--as', 'apologie', 'flawed.txt'], "Unknown value of --as 'apologie': did you mean 'apology'?"],
    [['--parser', 'txt', 'flawed.txt'], "Unknown parser 'txt': did you mean 'text'?"],
    [['--max-warnings', 'none', 'flawed.txt'], "--max-warnings must be a whole number, not 'none'"],
    [['--date', '2026-02-30', 'flawed.txt'], "--date must be a date such as 2026-11-05, not '2026-02-30'"],
    [['--config', 'none.json', 'flawed.txt'], "Cannot read the configuration 'none.json': no such file"],
    [['--print-config', 'a.txt', 'flawed.txt'], "--print-config tells of one file: leave out 'flawed.txt'"],
    [['-o', 'folder', 'flawed.txt'], "Cannot write the report to 'folder': it is a folder"],
    [
      ['-o', 'flawed.txt/deep/report', 'flawed.txt'],
      "Cannot write the report to 'flawed.txt/deep/report': a folder of its path is a file",
    ],
    [[''], "No such file: '' (is a variable of the shell empty?)"],
    [['a\u001b.txt'], "No such file: 'a\ufffd.txt'"],
    [['exlpain'], "No such file: 'exlpain': did you mean 'explain'?"],
    [['lost.txt'], "No such file: 'lost.txt' is a link that leads to nothing"],
    [['--suppress-rule', 'denail', 'flawed.txt'], "Unknown rule 'denail' in --suppress-rule: did you mean 'denial'?"],
    [['rules', 'denial'], "Too many words for 'apology-lint rules'; 'apology-lint rules --help' tells which it takes"],
    [['--stream', '-f', 'json'], '--format makes no sense with --stream: leave it out'],
    [['--stream', '--output-file', 'x.json'], '--output-file makes no sense with --stream: leave it out'],
    [['--init', '--stream'], '--stream makes no sense with --init: leave it out'],
    [['--init', '--print-config', 'a.txt'], '--print-config makes no sense with --init: leave it out'],
    [['--init', '-f', 'json'], '--format makes no sense with --init: leave it out'],
    [['--init', '-c', 'x.json'], '--config makes no sense with --init: leave it out'],
    [['--init', 'flawed.txt'], '--init looks at all files here: name none'],
    [['--', 'explain'], "No such file: 'explain'\n"],
    [['--rule', 'denial: [warn, {}, {}]', 'flawed.txt'], "Too much in --rule 'denial: [warn, {}, {}]'"],
    [['--rule', 'element-order: [warn, {order: []}]', 'flawed.txt'], 'order: must have 2 or more entries'],
    [['explain'], "'apology-lint explain' needs ids of rules"],
    [['explain', 'hedge-word'], "Unknown rule 'hedge-word': did you mean 'hedge-words'?"],
    [['completion', 'bsh'], "Unknown shell 'bsh': did you mean 'bash'?"],
    [[], "No file named: try 'apology-lint draft.txt', or 'apology-lint --help'"],
  ])('%j', (words, expected) => {
    const { code, out, err } = run(words);
    expect(err).toContain(expected);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });

  test.each<[string, string]>([
    ['falwed.txt', "No such file: 'falwed.txt': did you mean 'flawed.txt'?"],
    ['empty', "Folder 'empty' holds no file to lint"],
    ['*.doc', "Pattern '*.doc' holds no file to lint"],
    ['binary.txt', 'binary.txt:1: is binary'],
    ['huge.txt', 'huge.txt: 5120 MB is too large to be a message (limit 64 MB); split the file or ignore it'],
  ])("%s, and the other files' results are not lost", (file, expected) => {
    const { code, out, err } = run([file, 'flawed.txt']);
    expect(err).toContain(expected);
    expect(out).toContain(`\nflawed.txt\n  ${found}`);
    expect(code).toBe(2);
  });

  test('a cache that cannot be written takes no report away', () => {
    const { code, out, err } = run(['--cache', '--cache-location', 'plain.txt/deep/cache', 'flawed.txt']);
    expect(err).toBe("Cannot write the cache 'plain.txt/deep/cache': a folder of its path is a file\n");
    expect(out).toContain(`\nflawed.txt\n  ${found}`);
    expect(code).toBe(2);
  });

  // Root may read and write everything.
  describe.skipIf(process.getuid?.() === 0)('what may not be read', () => {
    const locked = path.join(root, 'locked');
    beforeEach(() => fs.mkdirSync(locked, { mode: 0 }));
    afterEach(() => fs.rmdirSync(locked));

    test('a folder', () => {
      expect(run(['locked'])).toEqual({
        code: 2,
        out: '',
        err: "Cannot read folder 'locked': permission denied\n",
      });
    });

    test.each([
      [['--cache', '--cache-location', 'locked/cache'], "Cannot write the cache 'locked/cache': permission denied\n"],
      [['-o', 'locked/report'], "Cannot write the report to 'locked/report': permission denied\n"],
      [['--suppress-all', '--suppressions-location', 'locked/s.json'], "Cannot read the suppressions 'locked/s.json'"],
    ])('a place for %j', (words, sentence) => {
      expect(run(['flawed.txt', ...words])).toMatchObject({
        code: 2,
        err: expect.stringContaining(sentence),
      });
    });
  });

  test.skipIf(process.getuid?.() === 0)('an unreadable file', () => {
    const file = path.join(root, 'secret.txt');
    fs.writeFileSync(file, flawed, { mode: 0 });
    const { code, out, err } = run(['secret.txt', 'flawed.txt']);
    fs.rmSync(file);
    expect(err).toBe("Cannot read 'secret.txt': permission denied\n");
    expect(out).toContain('flawed.txt');
    expect(code).toBe(2);
  });

  test.each([
    [['-'], 2],
    [['--stream'], 2],
    [['sendmail', '--', 'cat'], 78],
  ])('a folder on standard input, %j', (words, code) => {
    const folder = fs.openSync(root, 'r');
    const err = 'Cannot read standard input: it is a folder\n';
    expect(run(words, { stdio: [folder, 'pipe', 'pipe'] })).toEqual({ code, out: '', err });
    fs.closeSync(folder);
  });

  test('a working folder that is gone', () => {
    const command = `mkdir left && cd left && rmdir ../left && exec '${process.execPath}' '${program}' a.txt`;
    const { status, stderr } = spawnSync('sh', ['-c', command], { cwd: root, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 2, stderr: 'The working folder is gone: change to another one\n' });
  });

  test('a configuration that is no program is told by line', () => {
    fs.writeFileSync(path.join(root, 'odd.config.mjs'), 'export default {\n  rules: [,\n');
    expect(run(['--config', 'odd.config.mjs', 'plain.txt'])).toMatchObject({
      code: 2,
      err: "Cannot load the configuration 'odd.config.mjs:3:1': Unexpected end of input\n",
    });
  });

  test('a broken configuration is told once, and files under others are linted', () => {
    const { code, out, err } = run(['broken', 'flawed.txt']);
    expect(err).toBe("broken/.apologylintrc.json:1:3: unknown key 'rulez': did you mean 'rules'?\n");
    expect(out).toContain(`\nflawed.txt\n  ${found}`);
    expect(code).toBe(2);
  });

  test('--no-error-on-unmatched-pattern and --pass-on-no-files let it pass', () => {
    expect(run(['--no-error-on-unmatched-pattern', '*.doc', 'empty', 'none.txt', 'plain.txt'])).toEqual({
      code: 0,
      out: '',
      err: '',
    });
    expect(run(['--pass-on-no-files'])).toEqual({ code: 0, out: '', err: '' });
  });
});
