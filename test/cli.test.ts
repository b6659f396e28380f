import { describe, expect, test } from 'vitest';
import { plain as clean, only, openProject, flawed as sentence } from './project.ts';

const flawed = `Dear Ms Okafor,\n\n${sentence}`;
const plain = `Dear Ms Okafor,\n\n${clean}`;
const found = '3:14  error  ';

const { piped, run, write } = openProject({
  '.apologylintrc.json': JSON.stringify({ rules: only() }),
  '.apologylintignore': 'ignored.txt\n',
  'flawed.txt': flawed,
  'plain.txt': plain,
  'ignored.txt': flawed,
  'greeting.txt': 'Good morning! The meeting is at ten, and you are all welcome to join us.\n',
  'chinese.txt': '我们非常抱歉，您的包裹迟到了四天。\n',
  'empty.txt': '',
  'folder/deep/flawed.md': flawed,
  'folder/plain.txt': plain,
  'broken/.apologylintrc.json': '{ "rulez": {} }',
});

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

  test('a folder is not spoilt by a file in a notation that no parser reads', () => {
    write('mixed/renovate.json5', "{ extends: ['x'] }");
    write('mixed/a.txt', clean);
    expect(run(['mixed'])).toEqual({ code: 0, out: '', err: '' });
  });

  test('what stands after a signature is linted where a greeting in any script begins it', () => {
    const flawed = 'نعتذر إن كان التأخير قد أزعجك.';
    const { out } = piped(`نعتذر عن التأخير في طلبك.\n\nمع خالص التحية\nسارة\n\nعزيزي أحمد،\n${flawed}\n`, ['-']);
    expect(out).toContain(`\n  7:7  error  '⁨${flawed.slice(6, -1)}⁩' makes`);
  });

  test('what the slots of a template are for is not missing', () => {
    const rules = ['explanation', 'remedy', 'prevention', 'compensation'].map((name) => [`missing-${name}`, 'warn']);
    write('slots/.apologylintrc.json', JSON.stringify({ rules: only(Object.fromEntries(rules)) }));
    const slots = 'Root cause: [in plain words]\n\nResolution: [what we did to fix it]\n\nFrom now on: [improvements]';
    write('slots/notice.md', `Dear [Name],\n\nWe apologize for Monday.\n\n${slots}\n`);
    const { out } = run(['slots/notice.md', '-f', 'json']);
    const [{ messages }] = JSON.parse(out);
    expect(messages.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual(['missing-compensation']);
  });

  test('folders, globs and files are linted together, each file once', () => {
    const { out } = run(['folder', 'fl*.txt', 'flawed.txt', '--format', 'json']);
    const paths = (JSON.parse(out) as { filePath: string }[]).map(({ filePath }) => filePath);
    expect(paths).toEqual(['folder/deep/flawed.md', 'folder/plain.txt', 'flawed.txt']);
  });

  test('what stands behind ! is left out', () => {
    const paths = (...words: string[]) =>
      JSON.parse(run([...words, '-f', 'json']).out).map(({ filePath }: { filePath: string }) => filePath);
    expect(paths('folder', '*.txt', '!folder/deep/', '!./[cegi]*.txt')).toEqual([
      'folder/plain.txt',
      'flawed.txt',
      'plain.txt',
    ]);
    expect(run(['!folder'])).toMatchObject({ code: 2, err: "Name files or folders beside '!folder'\n" });
    expect(run(['folder', '!*.md', '!*.txt'])).toMatchObject({
      code: 2,
      err: "No file is left without '!*.md', '!*.txt'\n",
    });
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
    ['chinese.txt', 'language not recognised as one of ar, en, fr, ro, ru: left alone; --language says which it is'],
  ])('%s: %s', (file, expected) => {
    const { code, out, err } = run([file]);
    expect(err).toContain(`${file}: ${expected}`);
    expect({ code, out }).toEqual({ code: 0, out: '' });
  });

  test('tell where the fields of the configuration are not there', () => {
    write('fields.json', '{ "fields": ["replies[*].body"] }');
    write('replies.json', `{ "replies": [{ "text": ${JSON.stringify(flawed)} }] }`);
    const err = 'replies.json: holds no text in its fields: nothing checked\n';
    expect(run(['--config', 'fields.json', 'replies.json'])).toEqual({ code: 0, out: '', err });
  });

  test('are cut short where many files are named', () => {
    const names = Array.from({ length: 9 }, (_, index) => `news/${index}.txt`);
    for (const name of names) write(name, 'The meeting is at ten in the big room.\n');
    const lines = (...flags: string[]) =>
      run([...names, ...flags])
        .err.trimEnd()
        .split('\n');
    expect(lines()).toHaveLength(6);
    expect(lines().at(-1)).toBe('Nothing was checked in 4 more files; --debug names them');
    expect(lines('--debug').filter((line) => line.includes('reads as no apology'))).toHaveLength(9);
  });

  test('are not given of files that were only found', () => {
    expect(run(['.', '--rule', 'conditional-apology: off', '--config', '.apologylintrc.json']).err).not.toContain(
      'greeting',
    );
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
