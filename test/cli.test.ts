import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rules } from '../rules/index.ts';

const program = path.resolve('dist/cli.cjs');
const flawed = 'Dear Ms Okafor,\n\nWe are sorry if the delay upset you.\n';
const plain = 'Dear Ms Okafor,\n\nWe are sorry that your parcel came late.\n';
const found = '3:14  error  ';

let root: string;
beforeAll(() => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'cli-')));
  // One rule alone, so that the tests say nothing of the others.
  const off = Object.fromEntries(Object.keys(rules).map((id) => [id, 'off']));
  const files: Record<string, string | Uint8Array> = {
    '.apologylintrc.json': JSON.stringify({ rules: { ...off, 'conditional-apology': 'error' } }),
    '.apologylintignore': 'ignored.txt\n',
    'flawed.txt': flawed,
    'plain.txt': plain,
    'ignored.txt': flawed,
    'greeting.txt': 'Good morning! The meeting is at ten, and you are all welcome to join us.\n',
    'chinese.txt': '我们非常抱歉，您的包裹迟到了四天。\n',
    'empty.txt': '',
    'binary.txt': new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13]),
    'folder/deep/flawed.md': flawed,
    'folder/plain.txt': plain,
    'empty/x.png': '',
    'broken/.apologylintrc.json': '{ "rulez": {} }',
    'broken/a.txt': flawed,
    'broken/b.txt': flawed,
    'format.mjs': 'export default (results, { cwd }) => `${results.length} in ${cwd}`;',
    'noformat.mjs': 'export const x = 1;',
  };
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(root, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
  }
});
afterAll(() => fs.rmSync(root, { recursive: true }));

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(words: readonly string[], options: SpawnSyncOptions = {}): Run {
  const { NO_COLOR: _, FORCE_COLOR: __, ...environment } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
    encoding: 'utf8',
    env: { ...environment, ...options.env },
  });
  const shorten = (text: unknown): string => String(text).replaceAll(`${root}/`, '').replaceAll(root, '.');
  return { code: status, out: shorten(stdout), err: shorten(stderr) };
}

function piped(input: string, words: readonly string[]): Run {
  return run(words, { input, stdio: 'pipe' });
}

describe('linting', () => {
  test('a flawed draft is reported and fails', () => {
    const { code, out, err } = run(['flawed.txt']);
    expect(out).toMatch(
      /^\nflawed\.txt\n {2}3:14 {2}error {2}\S.* {2}conditional-apology\n\n✖ 1 problem \(1 error, 0 warnings\)\n\n$/,
    );
    expect(err).toBe('');
    expect(code).toBe(1);
  });

  test('a clean one prints nothing and passes', () => {
    expect(run(['plain.txt'])).toEqual({ code: 0, out: '', err: '' });
  });

  test('folders, globs and files are linted together, each file once', () => {
    const { out } = run(['folder', 'fl*.txt', 'flawed.txt', '--format', 'json']);
    const paths = (JSON.parse(out) as { filePath: string }[]).map(({ filePath }) => filePath);
    expect(paths).toEqual(['folder/deep/flawed.md', 'folder/plain.txt', 'flawed.txt']);
  });

  test('json tells what was read of each draft', () => {
    const [result] = JSON.parse(run(['plain.txt', '-f', 'json']).out);
    expect(result).toMatchObject({ filePath: 'plain.txt', messages: [], errorCount: 0 });
    expect(result.drafts).toMatchObject([{ line: 1, column: 1, language: 'en', apology: true }]);
    expect(result.drafts[0].elements.regret[0]).toMatchObject({ line: 3, column: 1, endLine: 3 });
  });

  test('a warning does not fail, one more than allowed does', () => {
    const warn = ['--rule', 'conditional-apology: warn', 'flawed.txt'];
    expect(run(warn)).toMatchObject({ code: 0, err: '', out: expect.stringContaining('3:14  warning') });
    expect(run(['--max-warnings', '1', ...warn]).code).toBe(0);
    expect(run(['--max-warnings', '0', ...warn])).toMatchObject({
      code: 1,
      err: 'apology-lint found too many warnings (maximum: 0).\n',
    });
    expect(run(['--quiet', '--max-warnings', '0', ...warn])).toMatchObject({ code: 1, out: '' });
  });

  test('--preset and --no-config leave the configuration aside', () => {
    expect(run(['--preset', 'five-steps', 'plain.txt']).out).toContain('missing-acknowledgment');
    expect(run(['--no-config', 'plain.txt']).out).toContain('missing-remedy');
    for (const words of [
      'too-long: [error, {"words": 3}]',
      'too-long:[error, {words: 3}]',
      "denial:off, 'too-long': [2, {words: 3}]",
    ])
      expect(run(['--rule', words, 'plain.txt']).out).toContain('too-long');
  });

  test('--as apology checks what reads as none', () => {
    expect(run(['--no-config', '--as', 'apology', 'greeting.txt']).out).toContain('missing-regret');
  });

  test('--no-fault asks for no admission, and says so', () => {
    const { out, err } = run(['--no-config', '--no-fault', 'plain.txt']);
    expect(out).not.toContain('missing-responsibility');
    expect(out).toContain('missing-remedy');
    expect(err).toBe('Nothing was our fault: missing-responsibility, missing-prevention and denial are off.\n');
  });
});

describe('standard input', () => {
  test('is read where it is piped, or asked for by -', () => {
    expect(piped(flawed, [])).toMatchObject({ code: 1, out: expect.stringContaining(`\n<text>\n  ${found}`) });
    expect(piped(flawed, ['-']).code).toBe(1);
    expect(piped(flawed, ['--quiet']).code).toBe(1);
    expect(piped(plain, ['-', 'flawed.txt', '-f', 'json']).out).toMatch(/"filePath":"<text>".*"filePath":"flawed.txt"/);
  });

  test('has the name that is given', () => {
    expect(piped(flawed, ['--stdin-filename', 'mail.txt']).out).toContain(`\nmail.txt\n  ${found}`);
    expect(piped(flawed, ['--stdin-filename', 'broken/mail.txt']).code).toBe(2);
  });

  test.each([
    'The meeting is at ten in the big room.',
    // A deed and a repair in the same words.
    'We sent you a confirmation email. Please click on the link in it.',
  ])('of no apology is said to be none: %s', (text) => {
    expect(piped(text, [])).toEqual({
      code: 0,
      out: '',
      err: '<text>: reads as no apology: nothing checked; --as apology checks it anyway\n',
    });
  });
});

describe('notices', () => {
  test.each([
    ['greeting.txt', 'reads as no apology: nothing checked; --as apology checks it anyway'],
    ['empty.txt', 'holds no text: nothing checked'],
    ['chinese.txt', 'language not recognised: left alone; --language '],
  ])('%s: %s', (file, expected) => {
    const { code, out, err } = run([file]);
    expect(err).toContain(`${file}: ${expected}`);
    expect({ code, out }).toEqual({ code: 0, out: '' });
  });

  test('are not given of files that were only found', () => {
    expect(run(['.', '--rule', 'conditional-apology: off', '--config', '.apologylintrc.json']).err).not.toContain(
      'greeting',
    );
  });
});

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
  ])("%s, and the other files' results are not lost", (file, expected) => {
    const { code, out, err } = run([file, 'flawed.txt']);
    expect(err).toContain(expected);
    expect(out).toContain(`\nflawed.txt\n  ${found}`);
    expect(code).toBe(2);
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

describe('ignored files', () => {
  test('that are named give a warning that never counts', () => {
    const { code, out } = run(['ignored.txt', '--max-warnings', '0']);
    expect(out).toContain('  0:0  warning  File ignored because of a matching ignore pattern.');
    expect(code).toBe(0);
    expect(run(['ignored.txt', '--no-warn-ignored'])).toEqual({ code: 0, out: '', err: '' });
    expect(run(['ignored.txt', '--no-ignore']).code).toBe(1);
  });
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
