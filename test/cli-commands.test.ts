import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rules } from '../rules/index.ts';
import { presets } from '../rules/presets.ts';
import { distance, nearest } from '../src/suggest.ts';

const program = path.resolve('dist/cli.cjs');
const flawed = 'We are sorry if the delay upset you.\n';

let root: string;
beforeEach(() => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'commands-')));
  fs.writeFileSync(path.join(root, 'draft.txt'), flawed);
});
afterEach(() => fs.rmSync(root, { recursive: true }));

function run(...words: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  return { code: status, out: stdout.replaceAll(`${root}/`, ''), err: stderr.replaceAll(`${root}/`, '') };
}

describe('help', () => {
  test('--version is that of the package', () => {
    const { version } = JSON.parse(fs.readFileSync('package.json', 'utf8'));
    expect(run('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });

  test('--help shows flags, commands and examples, at 80 columns', () => {
    const { code, out } = run('--help');
    expect(code).toBe(0);
    for (const part of ['--stdin-filename <file>', 'explain <rules...>', 'Examples:', 'Exit code:'])
      expect(out).toContain(part);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('explain tells what, why, examples, options, presets and source', () => {
    const { code, out } = run('explain', 'conditional-apology', 'too-long');
    expect(code).toBe(0);
    for (const part of [
      'Fires on',
      'Why',
      'Bad',
      'Good',
      'Presets',
      'recommended (error)',
      'Source',
      'five-steps §4',
    ]) {
      expect(out).toContain(part);
    }
    expect(out).toContain('words: Largest number of words in the body (default 250)');
  });

  test('every page of a rule keeps to eighty columns', () => {
    expect(run('explain', ...Object.keys(rules)).out).not.toMatch(/.{81}/);
  });

  test('rules lists every rule, with its presets', () => {
    const { out } = run('rules');
    for (const id of Object.keys(rules)) expect(out).toMatch(new RegExp(`^ {2}${id} `, 'm'));
    expect(out).toMatch(/hedge-words +recommended \(warning\), strict \(error\)/);
    expect(out).not.toMatch(/.{81}|^ +\(|\u00a0/m);
  });
});

describe('configuration', () => {
  test('--init writes one that is valid and holds, and never overwrites', () => {
    const { code, out, err } = run('--init');
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toContain('Wrote .apologylintrc.yaml: 1 file here, apologies by ending: 1 .txt; by language: 1 en.');
    expect(run('draft.txt')).toMatchObject({ code: 1, err: '' });
    expect(run('--init')).toMatchObject({ code: 2, err: 'There is a configuration already: .apologylintrc.yaml\n' });
  });

  test.each([
    ['apology-lint.config.mjs', 'export default { rules: { "too-long": ["error", { words: 3 }] } };'],
    [
      'apology-lint.config.ts',
      'const words: number = 3;\nexport default { rules: { "too-long": ["error", { words }] } };',
    ],
    ['.apologylintrc.jsonc', '{ "rules": { "too-long": ["error", { "words": 3 }] } } // short'],
    ['.apologylintrc.yaml', 'rules: { too-long: [error, { words: 3 }] }'],
  ])('%s holds in the built program', (name, text) => {
    fs.writeFileSync(path.join(root, name), text);
    expect(run('draft.txt')).toMatchObject({ code: 1, err: '', out: expect.stringContaining('too-long') });
  });

  test('--print-config tells what holds for a file, and why', () => {
    fs.writeFileSync(path.join(root, '.apologylintrc.yaml'), 'rules: { too-long: [warn, { words: 90 }] }\n');
    const report = JSON.parse(run('--print-config', 'draft.txt', '--rule', 'denial: off').out);
    expect(report).toMatchObject({
      file: 'draft.txt',
      configuration: '.apologylintrc.yaml',
      from: ['preset recommended', '.apologylintrc.yaml', '--rule denial'],
      parser: 'text',
      drafts: [{ language: 'en', apology: true }],
    });
    expect(report.settings.rules).toMatchObject({ 'too-long': ['warn', { words: 90 }], denial: 'off' });
    expect(Object.keys(report.settings.rules).sort()).toEqual(
      [...Object.keys(presets.recommended!), 'too-long'].sort(),
    );
  });

  test('--debug tells of each file what was read, --stats how long it took', () => {
    expect(run('--debug', 'draft.txt').err).toBe(
      'apology-lint: draft.txt: no configuration; settings of preset recommended; parser text (the file name); ' +
        'en (its words and letters are those of en), apology\n',
    );
    fs.writeFileSync(path.join(root, '.apologylintrc.yaml'), 'overrides: [{ files: "*.txt", language: en }]\n');
    expect(run('--debug', '--parser', 'markdown', 'draft.txt').err).toBe(
      'apology-lint: draft.txt: configuration .apologylintrc.yaml; settings of preset recommended, ' +
        '.apologylintrc.yaml, .apologylintrc.yaml: overrides[0]; parser markdown (the flag); ' +
        'en (the configuration), apology\n',
    );
    expect(run('--stats', 'draft.txt').err).toMatch(/ ms {2}inputs\n[\s\S]* ms {2}hear\n[\s\S]* ms {2}rule /);
    expect(JSON.parse(run('--stats', '-f', 'json', 'draft.txt').out)[0].stats.times.hear).toBeGreaterThan(0);
  });

  test('the shipped JSON Schema knows every rule and its options', () => {
    const schema = JSON.parse(fs.readFileSync('dist/config.schema.json', 'utf8'));
    expect(Object.keys(schema.definitions.rules.properties)).toEqual(Object.keys(rules));
    const { Ajv } = createRequire(import.meta.url)('ajv') as typeof import('ajv');
    const isValid = new Ajv({ allowUnionTypes: true, strictTuples: false }).compile(schema);
    const takes = (entry: unknown) => isValid({ rules: { 'too-long': entry, 'acme/x': 'warn' } });
    expect([takes(['warn', { words: 9 }]), takes(['warn', { word: 9 }]), takes('wran')]).toEqual([true, false, false]);
    expect(isValid({ extends: 'strict', overrides: [{ files: '*.md', allow: { denial: ['a'] } }] })).toBe(true);
    for (const wrong of [{ preset: 'strict' }, { allow: { denial: [' '] } }]) expect(isValid(wrong)).toBe(false);
  });
});

describe('cache', () => {
  const cached = (...more: string[]): string => run('--cache', '-f', 'json', ...more, 'draft.txt').out;
  const file = (): string => path.join(root, '.apologylintcache');

  test('gives the same results, and follows content and settings', () => {
    const first = cached();
    const written = fs.statSync(file()).mtimeMs;
    expect(cached()).toBe(first);
    expect(fs.statSync(file()).mtimeMs).toBe(written);
    expect(cached('--rule', 'conditional-apology: off')).not.toContain('"conditional-apology"');
    fs.writeFileSync(path.join(root, 'draft.txt'), 'The meeting is at ten in the big room.\n');
    expect(JSON.parse(cached())[0]).toMatchObject({ messages: [], drafts: [{ apology: false }] });
  });

  test('is used: what it holds is what is reported', () => {
    cached();
    const text = fs.readFileSync(file(), 'utf8').split('\n')[1]!.replaceAll('"line":1', '"line":7');
    fs.writeFileSync(file(), `${createHash('sha1').update(text).digest('base64')}\n${text}\n`);
    expect(JSON.parse(cached())[0].messages[0].line).toBe(7);
  });

  test.each<[string, (good: string) => string]>([
    ['empty', () => ''],
    ['no JSON', () => '{'],
    ['another file', () => '{"program":"x","files":{}}'],
    ['cut off', (good) => good.slice(0, -40)],
    ['changed inside', (good) => good.replace('"messages":[{', '"messages":[7,{')],
  ])('that is broken is ignored and written anew: %s', (_, broken) => {
    const first = cached();
    const good = fs.readFileSync(file(), 'utf8');
    fs.writeFileSync(file(), broken(good));
    expect(cached()).toBe(first);
    expect(fs.readFileSync(file(), 'utf8')).toBe(good);
  });

  test('lies where it is told to, with nothing left beside it', () => {
    run('--cache', '--cache-location', 'kept/here/', 'draft.txt');
    run('--cache', '--cache-location', 'kept/file.json', 'draft.txt');
    expect(fs.readdirSync(path.join(root, 'kept'))).toEqual(['file.json', 'here']);
    expect(fs.readdirSync(path.join(root, 'kept/here'))).toEqual(['.apologylintcache']);
  });
});

describe('did you mean', () => {
  test.each([
    ['ca', 'abc', 3],
    ['denail', 'denial', 1],
    ['', 'abc', 3],
    ['Strict', 'strict', 0],
  ])('%s and %s are %i apart', (a, b, edits) => {
    expect(distance(a, b)).toBe(edits);
  });

  test.each([
    ['timeline', 'missing-timeline'],
    ['zzzzzz', undefined],
    ['strict', 'strict'],
  ])('%s means %s', (word, meant) => {
    expect(nearest(word, ['strict', 'recommended', 'missing-timeline'])).toBe(meant);
  });
});
