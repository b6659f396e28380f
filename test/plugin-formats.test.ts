import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openProject } from './project.ts';

const msgs = `msgid "late"
msgstr "We are sorry if the \\"delay\\" upset you."
# apology-lint-disable-next-line conditional-apology -- the law's own words
msgstr "We are sorry if you had to wait."
`;
// The pack's extractor decodes what gettext escapes, so that places must go through its map.
const pack = `import { writer } from 'apology-lint';
export const extractors = {
  po(file) {
    const drafts = [];
    for (const found of file.text.matchAll(/^msgstr "((?:[^"\\\\]|\\\\.)*)"/gm)) {
      const start = found.index + 8;
      const out = writer();
      for (const { 0: part, index } of found[1].matchAll(/\\\\.|[^\\\\]+/g)) {
        if (part[0] === '\\\\') out.put(part[1], start + index, start + index + 2);
        else out.copy(part, start + index);
      }
      const { text, map } = out.done();
      drafts.push({ text, map, span: { start, end: start + found[1].length }, key: 'msgstr', language: 'en' });
    }
    return { drafts };
  },
};
export const formatters = {
  tally: (results, { version }) => results.map(({ messages, drafts }) => \`\${messages.length}/\${drafts.length} \${version}\`).join(' '),
};
export const rules = {
  'acme/no-dear': {
    id: 'acme/no-dear', kind: 'wording', hears: [], source: ['house style'],
    what: 'Dear', leaves: 'all else', why: 'We say hello', messages: ['dear'],
    options: { type: 'object', properties: { word: { type: 'string', default: 'Dear' } }, additionalProperties: false },
    *check({ text }, { word }) {
      const start = text.indexOf(word);
      if (start >= 0) yield { span: { start, end: start + word.length }, messageId: 'dear' };
    },
  },
};
`;
const config = { plugins: ['./lint'], rules: { 'acme/no-dear': ['warn', { word: 'Hi' }] } };

const { piped, root, run, write } = openProject({
  'lint/index.mjs': pack,
  '.apologylintrc.json': JSON.stringify(config),
  'replies/late.po': msgs,
  'replies/hello.txt': 'Hi Ms Lang,\n\nWe are sorry if you had to wait.\n',
  'replies/late.unknown': 'We are sorry if you had to wait.\n',
});
fs.mkdirSync(path.join(root, 'node_modules'));
fs.symlinkSync(path.resolve('.'), path.join(root, 'node_modules/apology-lint'));
const hits = (out: string): string[] =>
  JSON.parse(out).flatMap(({ filePath, messages }: { filePath: string; messages: Record<string, unknown>[] }) =>
    messages
      .filter(({ ruleId }) => /conditional|acme/.test(String(ruleId)))
      .map(({ ruleId, line, column, endColumn }) =>
        [path.basename(filePath), line, column, endColumn, ruleId].join(' '),
      ),
  );

describe('extractors and formatters of a plug-in', () => {
  test('files of its kind are found in folders, and places hold in the source', () => {
    const { code, out, err } = run(['--format', 'json', 'replies']);
    expect([code, err]).toEqual([1, '']);
    expect(hits(out)).toEqual([
      'hello.txt 1 1 3 acme/no-dear',
      'hello.txt 3 14 20 conditional-apology',
      'late.po 2 22 44 conditional-apology',
    ]);
    expect(msgs.split('\n')[1]!.slice(21, 43)).toBe('if the \\"delay\\" upset');
  });

  test('comments silence, globs find, --parser and standard input know the kind', () => {
    const { out } = run(['--format', 'json', 'replies/*.po']);
    expect(JSON.parse(out)[0].suppressedMessages).toMatchObject([{ ruleId: 'conditional-apology', line: 4 }]);
    for (const words of [
      ['--parser', 'po'],
      ['--stdin-filename', 'replies/late.po'],
    ])
      expect(hits(piped(msgs, ['--format', 'json', ...words]).out)).toHaveLength(1);
    expect(JSON.parse(run(['--print-config', 'replies/late.po']).out)).toMatchObject({ parser: 'po' });
  });

  test('a format is found by its name, and its rules are explained and listed', () => {
    expect(run(['--format', 'tally', 'replies/late.po']).out).toMatch(/^\d+\/2 \d+\.\d+\.\d+\n$/);
    expect(run(['explain', 'acme/no-dear']).out).toMatch(/word: +\(default "Dear"\)/);
    expect(run(['rules']).out).toContain('acme/no-dear');
    expect(JSON.parse(run(['--format', 'sarif', 'replies']).out).runs[0].tool.driver.rules).toContainEqual(
      expect.objectContaining({ id: 'acme/no-dear' }),
    );
  });

  test('a changed plug-in makes the cache anew', () => {
    const cached = () => hits(run(['--cache', '--format', 'json', 'replies/late.po']).out);
    expect(cached()).toHaveLength(1);
    write('lint/index.mjs', pack.replace("language: 'en'", "language: 'sv'"));
    expect(cached()).toHaveLength(0);
    write('lint/index.mjs', pack);
  });
});

test("the README's plug-in does what it says", () => {
  const section = fs.readFileSync('README.md', 'utf8').split('\n## Plug-ins\n')[1]!;
  write('readme/lint/index.mjs', /```js\n([\s\S]*?)```/.exec(section)![1]!);
  write('readme/.apologylintrc.json', JSON.stringify({ plugins: ['./lint'], rules: { 'acme/no-dear': 'error' } }));
  write('readme/texts/de.po', '\nmsgstr "Dear Ms Lang, we are sorry for the delay."\n');
  const cwd = path.join(root, 'readme');
  expect(hits(run(['--format', 'json', 'texts'], { cwd }).out)).toEqual(['de.po 2 9 13 acme/no-dear']);
  expect(run(['--format', 'tally', 'texts'], { cwd }).out).toBe('1 files\n');
});

test("the README's test of its rule runs in vitest", () => {
  const test = /```js\n(import \{ testRule[\s\S]*?)```/.exec(fs.readFileSync('README.md', 'utf8'))![1]!;
  write('readme/rule.test.js', test);
  write(
    'readme/phrases.test.js',
    test.replace(/\{ describe, test \}\);/, "{ describe, test }, { plugins: ['./lint'] });"),
  );
  write('readme/wrong.test.js', test.replace("reports: ['Dear']", "reports: ['Ms']"));
  const runner = path.resolve('node_modules/vitest/vitest.mjs');
  const cwd = path.join(root, 'readme');
  fs.symlinkSync(path.resolve('node_modules/vitest'), path.join(root, 'node_modules/vitest'));
  const { stdout } = spawnSync(process.execPath, [runner, 'run', '--root', cwd, '--reporter=json'], {
    cwd,
    encoding: 'utf8',
  });
  const { testResults } = JSON.parse(stdout);
  const failed = testResults.filter(({ status }: { status: string }) => status === 'failed');
  expect(failed.map(({ name }: { name: string }) => path.basename(name))).toEqual(['wrong.test.js']);
  expect(failed[0].assertionResults[1].failureMessages[0]).toMatch(/acme\/no-dear reported .*"words": "Dear"/s);
});

describe('mistakes are told with file and mend', () => {
  test.each([
    [{ plugins: ['./lnt'] }, /^broken\/\.apologylintrc\.json:1:13: plugins\[0\]: plug-in '\.\/lnt' is not there/],
    [{ plugins: ['p'] }, /rc\.json:1:13: plugins\[0\]: plug-in 'p' is not installed: .* name the folder as '\.\/p'/],
    [{ retext: ['retext-x'] }, /rc\.json:1:12: retext\[0\]: retext plugin 'retext-x' is not installed: 'npm install/],
    [
      { plugins: ['../lint'], rules: { 'acme/no-deer': 'warn' } },
      /rc\.json:1:33: rules: .*did you mean 'acme\/no-dear'/,
    ],
    [{ rules: { 'acme/no-dear': 'warn' } }, /unknown rule 'acme\/no-dear': no plug-in of this configuration has it/],
    [
      { plugins: ['../lint'], rules: { 'acme/no-dear': ['warn', { wrd: 'Hi' }] } },
      /rc\.json:1:57: rules\.acme\/no-dear\[1\]: unknown option 'wrd': did you mean 'word'/,
    ],
    [{ plugins: ['../lint'], parser: 'pp' }, /rc\.json:1:24: parser: unknown parser 'pp': did you mean 'po'/],
  ])('%j', (broken, sentence) => {
    write('broken/p/index.mjs', '');
    write('broken/.apologylintrc.json', JSON.stringify(broken));
    write('broken/a.txt', 'We are sorry.\n');
    const { code, err } = run(['broken/a.txt']);
    expect(err).toMatch(sentence);
    expect(code).toBe(2);
  });

  test.each([
    ['export const extractor = {};', "lint/index.mjs: unknown export 'extractor': did you mean 'extractors'?"],
    ['export const extractors = { ".po": () => 1 };', "lint/index.mjs: extractor '.po': name it by the ending alone"],
    ['export const formatters = { json: () => "" };', "lint/index.mjs: formatter 'json' ships already"],
    ['export const rules = { dear: {} };', "lint/index.mjs: rule 'dear': put the plug-in's name in front"],
    ['export const rules = 7;', "lint/index.mjs: 'rules' must be a mapping by name"],
    ['export const rules = null;', "lint/index.mjs: 'rules' must be a mapping by name"],
    ['export const x = ;', 'Cannot load the plug-in'],
    ['export const extractors = { po: () => { throw Error("no header"); } };', "a.po: extractor 'po': no header"],
    [
      'export const extractors = { po: () => ({ drafts: [{ text: "x", span: { start: 0, end: 2 } }] }) };',
      "a.po: extractor 'po': draft 1: its text is not what stands in the file from 0 to 2",
    ],
  ])('%s', (module, sentence) => {
    write('wrong/lint/index.mjs', module);
    write('wrong/.apologylintrc.json', JSON.stringify({ plugins: ['./lint'] }));
    write('wrong/a.po', 'We are sorry.\n');
    const { code, err } = run(['wrong/a.po']);
    expect(err).toContain(sentence);
    expect(code).toBe(2);
  });

  test('an unknown format lists those of plug-ins, a failing one is named', () => {
    expect(run(['--format', 'talli', 'replies']).err).toBe("Unknown format 'talli': did you mean 'tally'?\n");
    write('wrong/lint/index.mjs', 'export const formatters = { one: () => 1, two: () => { throw Error("no ink"); } };');
    const wrong = { cwd: path.join(root, 'wrong') };
    expect(run(['--format', 'one', 'a.po'], wrong)).toMatchObject({
      code: 2,
      err: expect.stringContaining("The format 'one' gave no text"),
    });
    expect(run(['--format', 'two', 'a.po'], wrong).err).toContain("The format 'two' failed: no ink");
  });
});
