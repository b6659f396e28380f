import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { flawed, only, program } from './project.ts';

const other = 'We are sorry if the noise woke you.\n';
const minor = 'We are sorry for any inconvenience.\n';
const baseline = 'apology-lint-suppressions.json';

let root: string;
beforeEach(() => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'baseline-')));
  write('.apologylintrc.json', JSON.stringify({ rules: only({ 'conditional-apology': 'error', euphemism: 'warn' }) }));
  write('replies/a.txt', flawed);
  write('replies/b.txt', `${flawed}\n${minor}`);
});
afterEach(() => fs.rmSync(root, { recursive: true }));

function write(name: string, content: string): void {
  fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  fs.writeFileSync(path.join(root, name), content);
}

function read(name = baseline): { version: number; files: Record<string, Record<string, string[]>> } {
  return JSON.parse(fs.readFileSync(path.join(root, name), 'utf8'));
}

interface Result {
  readonly filePath: string;
  readonly messages: readonly { ruleId: string | null; line: number }[];
  readonly suppressedMessages: readonly { ruleId: string; suppressions: unknown }[];
  readonly errorCount: number;
  readonly warningCount: number;
}

function run(...words: string[]): { code: number | null; err: string; results: Result[] } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, '-f', 'json', ...words], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const results = stdout === '' ? [] : JSON.parse(stdout.replaceAll(`${root}/`, ''));
  return { code: status, err: stderr.replaceAll(`${root}/`, ''), results };
}

/** What is reported, as `file rule@line`. */
function said({ results }: { results: Result[] }): string[] {
  return results.flatMap(({ filePath, messages }) => messages.map((one) => `${filePath} ${one.ruleId}@${one.line}`));
}

const all = ['replies/a.txt conditional-apology@1', 'replies/b.txt conditional-apology@1'];

describe('a baseline', () => {
  test('holds one fingerprint a hit, warnings included, and silences them', () => {
    expect(run('replies').code).toBe(1);
    expect(run('replies', '--suppress-all')).toMatchObject({ code: 0, err: '' });
    const print = expect.stringMatching(/^[0-9a-f]{16}$/);
    expect(read()).toEqual({
      version: 1,
      files: {
        'replies/a.txt': { 'conditional-apology': [print] },
        'replies/b.txt': { 'conditional-apology': [print, print], euphemism: [print] },
      },
    });
    expect(fs.readdirSync(root).sort()).toEqual(['.apologylintrc.json', baseline, 'replies']);
    const after = run('.', '--max-warnings', '0');
    expect(after).toMatchObject({ code: 0, err: '' });
    expect(after.results.map(({ errorCount, warningCount, messages }) => [errorCount, warningCount, messages])).toEqual(
      [0, 1].map(() => [0, 0, []]),
    );
    for (const { suppressions } of after.results.flatMap(({ suppressedMessages }) => suppressedMessages)) {
      expect(suppressions).toEqual([{ kind: 'file', justification: '' }]);
    }
    expect(after.results.map(({ suppressedMessages }) => suppressedMessages.length)).toEqual([1, 3]);
  });

  test('knows a hit wherever it moves, and sees a swap', () => {
    run('replies', '--suppress-all');
    write('replies/a.txt', `Dear Ms Okafor,\n\nThank you for writing.\n\nWe are  sorry if the\ndelay upset you.\n`);
    expect(run('replies')).toMatchObject({ code: 0, err: '' });
    write('replies/a.txt', other);
    const swapped = run('replies');
    expect(said(swapped)).toEqual([all[0]]);
    expect(swapped.err).toBe(
      `${baseline}: no longer found: replies/a.txt: conditional-apology. --prune-suppressions takes them out\n`,
    );
    expect(swapped.code).toBe(2);
  });

  test('accepts as many equal hits as it holds', () => {
    run('replies/a.txt', '--suppress-all');
    write('replies/a.txt', `${flawed}\n${flawed}`);
    expect(said(run('replies/a.txt'))).toEqual(['replies/a.txt conditional-apology@3']);
    run('replies/a.txt', '--suppress-all');
    expect(run('replies/a.txt')).toMatchObject({ code: 0, err: '' });
  });

  test('accepts one rule alone, again and again', () => {
    expect(run('replies', '--suppress-rule', 'euphemism').code).toBe(1);
    expect(read().files).toEqual({ 'replies/b.txt': { euphemism: [expect.any(String)] } });
    expect(new Set(said(run('replies')))).toEqual(new Set([...all, 'replies/b.txt conditional-apology@3']));
    expect(run('replies', '--suppress-rule', 'conditional-apology').code).toBe(0);
    expect(Object.keys(read().files)).toEqual(['replies/a.txt', 'replies/b.txt']);
  });

  test('is pruned of what is no longer found, and of files that are gone; files left unlinted stay', () => {
    run('replies', '--suppress-all');
    const before = read().files;
    write('replies/b.txt', 'We are sorry that your parcel came late.\n');
    const idle = run('replies');
    expect(idle).toMatchObject({ code: 2, err: expect.stringContaining('replies/b.txt: conditional-apology (2); ') });
    expect(run('replies', '--pass-on-unpruned-suppressions').code).toBe(0);
    expect(run('replies/b.txt', '--prune-suppressions')).toMatchObject({ code: 0, err: '' });
    expect(read().files).toEqual({ 'replies/a.txt': before['replies/a.txt'] });
    fs.rmSync(path.join(root, 'replies/a.txt'));
    expect(run('replies', '--prune-suppressions').code).toBe(0);
    expect(read().files).toEqual({});
  });

  test('keeps what rules have found that are off in a run, and says nothing of it', () => {
    const on = ['replies', '--rule', 'missing-responsibility: error'];
    run(...on, '--suppress-all');
    const before = read();
    expect(run('replies')).toMatchObject({ code: 0, err: '' });
    expect(run(...on, '--no-fault').err).toMatch(/^Nothing was our fault: .*\n$/);
    for (const words of [[], ['--preset', 'brand-apology'], ['--no-fault'], ['--quiet']])
      expect(run('replies', ...words, '--rule', 'euphemism: off', '--prune-suppressions').code).not.toBe(2);
    expect(read()).toEqual(before);
    write('replies/a.txt', 'Thank you for the flowers.\n');
    expect(run(...on).err).toMatch(/no longer found: \S+: conditional-apology; \S+: missing-responsibility\./);
  });

  test('may be kept elsewhere; its paths are relative to its folder', () => {
    const elsewhere = ['--suppressions-location', 'ci/accepted.json'];
    expect(run('replies', '--suppress-all', ...elsewhere).code).toBe(0);
    expect(Object.keys(read('ci/accepted.json').files)).toEqual(['../replies/a.txt', '../replies/b.txt']);
    expect(run('replies').code).toBe(1);
    expect(run('replies', ...elsewhere).code).toBe(0);
    expect(run('replies', '--suppress-all', '--suppressions-location', 'ci/').code).toBe(0);
    expect(fs.existsSync(path.join(root, 'ci', baseline))).toBe(true);
  });

  test('may be a link, and stays one', () => {
    write('shared/accepted.json', '{"version": 1, "files": {}}');
    fs.symlinkSync('shared/accepted.json', path.join(root, baseline));
    expect(run('replies', '--suppress-all').code).toBe(0);
    expect(fs.lstatSync(path.join(root, baseline)).isSymbolicLink()).toBe(true);
    expect(Object.keys(read('shared/accepted.json').files)).toEqual(['replies/a.txt', 'replies/b.txt']);
    expect(fs.readdirSync(path.join(root, 'shared'))).toEqual(['accepted.json']);
  });

  test('works beside the cache and with quiet', () => {
    run('replies', '--cache');
    run('replies', '--cache', '--suppress-all');
    expect(run('replies', '--cache')).toMatchObject({ code: 0, err: '' });
    expect(run('replies', '--cache', '--quiet')).toMatchObject({ code: 0, results: [] });
  });
});

describe('mistakes', () => {
  test.each([
    ['no JSON', '{', /no JSON \(.*delete it and run --suppress-all/],
    ['another version', '{"version":2,"files":{}}', /'version' must be 1, not 2/],
    ['no files', '{"version":1}', /'files' must be a mapping/],
    ['counts', '{"version":1,"files":{"a":{"denial":{"count":1}}}}', /'denial' of 'a' must be a list of fingerprints/],
  ])('a file that is broken: %s', (_, content, sentence) => {
    write(baseline, content);
    const { code, err } = run('replies');
    expect(err).toMatch(sentence);
    expect(err).toContain(baseline);
    expect(err.trimEnd()).not.toContain('\n');
    expect(code).toBe(2);
    expect(fs.readFileSync(path.join(root, baseline), 'utf8')).toBe(content);
  });

  test('a missing file, an unknown rule, two flags at once, a place that cannot be written', () => {
    for (const words of [['--prune-suppressions'], ['--suppressions-location', 'no.json']]) {
      expect(run('replies', ...words)).toMatchObject({ code: 2, err: expect.stringContaining('--suppress-all') });
    }
    expect(run('replies', '--suppress-rule', 'euphemisms')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/Unknown rule 'euphemisms'.*'euphemism'/),
    });
    expect(run('replies', '--suppress-all', '--prune-suppressions')).toMatchObject({
      code: 2,
      err: 'Use one of --suppress-all and --prune-suppressions at a time\n',
    });
    write('file', '');
    expect(run('replies', '--suppress-all', '--suppressions-location', 'file/x.json')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/Cannot (?:read|write) the suppressions '/),
    });
  });
});
