import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { flawed, only, openProject } from './project.ts';

const { root, run, write } = openProject({ 'a.txt': 'We are sorry if you had to wait.\n' });
const lint = (...words: string[]) => run([...words, 'a.txt']);
const configure = (own: object): void => write('.apologylintrc.json', JSON.stringify(own));

test('a broken package.json is told for plug-ins and retext plugins', () => {
  write('torn/package.json', '{ "main": }');
  for (const own of [{ plugins: ['./torn'] }, { retext: ['./torn'] }]) {
    configure(own);
    const { code, err } = lint();
    expect(err).toMatch(/^(?:\S+ retext\[0\]: )?Cannot read '\S*torn\/package\.json': Unexpected token .*\n$/);
    expect(code).toBe(2);
  }
});

test('the cache holds beside a retext plugin, until that changes', () => {
  const plugin = (word: string): string => `export default () => (tree, file) => void file.message('${word}');`;
  const cached = (): string => lint('--cache').out;
  write('plug.mjs', plugin('one'));
  configure({ retext: ['./plug.mjs'] });
  expect(cached()).toMatch(/one +plug\n/);
  const { mtimeMs } = fs.statSync(path.join(root, '.apologylintcache'));
  expect(cached()).toMatch(/one +plug\n/);
  expect(fs.statSync(path.join(root, '.apologylintcache')).mtimeMs).toBe(mtimeMs);
  write('plug.mjs', plugin('two'));
  expect(cached()).toMatch(/two +plug\n/);
});

const phrases = `
- phrases: ["moving forward together"]
  examples: ["We are *moving forward together*."]
  counterexamples: ["We are moving house."]
`;
const temporary = path.join(root, 'temporary');
/** Runs with an empty folder for temporary files. */
const packed = (...words: string[]) => {
  fs.mkdirSync(temporary, { recursive: true });
  write('lint/en/boilerplate.yml', phrases);
  configure({ plugins: ['./lint'] });
  return run(words, { env: { TMPDIR: temporary } });
};

test('threads pack the phrases of a plug-in at once', () => {
  const names = Array.from({ length: 130 }, (_, index) => `many/${index}.txt`);
  for (const name of names) write(name, 'We are sorry if we are moving forward together.\n');
  const { code, out, err } = packed(...names, '--no-ignore', '--format', 'compact', '--concurrency', '2');
  expect(err).toBe('');
  expect(out.match(/\(boilerplate\)/g)).toHaveLength(130);
  expect(code).toBe(1);
  expect(fs.readdirSync(temporary)).toHaveLength(1);
});

test('packed phrases that are no longer whole are packed anew', () => {
  const { out } = packed('a.txt');
  const own = path.join(temporary, fs.readdirSync(temporary)[0] ?? '');
  const [folder = ''] = fs.readdirSync(own);
  const { ino } = fs.statSync(path.join(own, folder));
  fs.rmSync(path.join(own, folder, 'en.pack'));
  expect(packed('a.txt')).toEqual({ code: 1, out, err: '' });
  expect(fs.readdirSync(own)).toEqual([folder]);
  // Another thread may read what is still there: the folder is mended, not replaced.
  expect(fs.statSync(path.join(own, folder)).ino).toBe(ino);
});

test('samples for a language that ships are refused', () => {
  write('taught/en/samples/email.txt', '- | Dear Ms Lang,\nregret | We are sorry.\n');
  configure({ plugins: ['./taught'] });
  const { code, err } = run(['a.txt']);
  expect(err).toContain('taught/en/samples: en ships with what it has learnt, and learns no more: leave them out');
  expect(code).toBe(2);
});

test.each([
  ['{ start: NaN, end: 3 }', 'b', "a.txt: rule 'a/b': span NaN to 3 is no stretch of its text"],
  ['{ start: -1, end: 3 }', 'b', 'span -1 to 3 is no stretch'],
  ['{ start: 3, end: 2 }', 'b', 'span 3 to 2 is no stretch'],
  ['{ start: 0, end: 900 }', 'b', 'span 0 to 900 is no stretch'],
  ['{ start: 0, end: 2 }', 'c', "a.txt: rule 'a/b': 'messages' names no 'c'"],
])('a rule of a plug-in finds %s, %s', (span, id, sentence) => {
  write(
    'finds/index.mjs',
    `export const rules = { 'a/b': { id: 'a/b', kind: 'wording', hears: [], messages: ['b'], source: ['a'],
      what: 'b', leaves: 'c', why: 'd', check: () => [{ span: ${span}, messageId: '${id}' }] } };`,
  );
  configure({ plugins: ['./finds'], rules: { ...only(), 'a/b': 'error' } });
  expect(lint()).toMatchObject({ code: 2, out: '', err: expect.stringContaining(sentence) });
});

describe('what fails in a plug-in is told with the file, and the other files are reported', () => {
  const { run } = openProject({
    'lint/index.mjs': `export const rules = { 'a/b': { id: 'a/b', kind: 'wording', hears: [], messages: ['b'], source: ['a'],
      what: 'b', leaves: 'c', why: 'd', *check({ text }) { if (text.includes('bag')) throw Error('no sense\\n  at all'); } } };`,
    'node_modules/retext-odd/package.json': '{ "name": "retext-odd", "exports": "./index.mjs" }',
    'node_modules/retext-odd/index.mjs':
      'export default () => (tree, file) => { if (String(file).includes("bag")) throw Error("no tree"); };',
    'rule.json': JSON.stringify({ plugins: ['./lint'], rules: { ...only(), 'a/b': 'error' } }),
    'retext.json': JSON.stringify({ retext: ['retext-odd'], rules: only() }),
    'bag.txt': 'We are sorry if we lost your bag.\n',
    'other.txt': flawed,
  });
  test.each([
    ['rule.json', "bag.txt: rule 'a/b': no sense\n"],
    ['retext.json', "bag.txt: retext plugin 'retext-odd': no tree\n"],
  ])('%s', (config, sentence) => {
    const { code, err, out } = run(['-c', config, 'bag.txt', 'other.txt']);
    expect({ code, err }).toEqual({ code: 2, err: sentence });
    expect(out).toContain('other.txt\n');
    expect(out).toContain('conditional-apology');
  });
});
