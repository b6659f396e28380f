/** What the recipes of the README are tried with: a project of two replies, and the commands as users have them. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { rules } from '../rules/index.ts';

export const project = process.cwd();
const readme = fs.readFileSync('README.md', 'utf8');
export const flawed = 'We are sorry if the delay upset you.\n';
export const plain = 'We are sorry that your parcel came late.\n';

/** The n-th block of code of a recipe, as it stands in the README. */
export function recipe(title: string, index = 0): string {
  const section = readme.split(`\n### ${title}\n`)[1]?.split(/\n##+ /)[0] ?? '';
  const block = [...section.matchAll(/```\w+\n([\s\S]*?)```/g)][index]?.[1];
  if (block === undefined) throw new Error(`the README has no recipe '${title}'`);
  return block;
}

export function has(command: string, ...words: string[]): boolean {
  return spawnSync(command, words, { stdio: 'ignore' }).status === 0;
}

export let root: string;
let bin: string;
beforeAll(() => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'recipes-')));
  bin = path.join(root, 'bin');
  fs.mkdirSync(bin);
  script('apology-lint', `exec '${process.execPath}' '${project}/dist/cli.cjs' "$@"`);
  script('npx', 'exec "$@"');
});
afterAll(() => fs.rmSync(root, { recursive: true }));

export function script(name: string, body: string): void {
  fs.writeFileSync(path.join(bin, name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
}

export let cwd: string;
let count = 0;
beforeEach(() => {
  cwd = path.join(root, `project${count++}`);
  fs.mkdirSync(path.join(cwd, 'replies'), { recursive: true });
  const off = Object.fromEntries(Object.keys(rules).map((id) => [id, 'off']));
  write('.apologylintrc.json', JSON.stringify({ rules: { ...off, 'conditional-apology': 'error' } }));
  write('replies/flawed.txt', flawed);
  write('replies/plain.txt', plain);
});

export function write(name: string, content: string): void {
  fs.mkdirSync(path.dirname(path.join(cwd, name)), { recursive: true });
  fs.writeFileSync(path.join(cwd, name), content);
}

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export function run(command: string, words: readonly string[], env: Record<string, string> = {}, input = ''): Run {
  const { GITHUB_STEP_SUMMARY: _, ...inherited } = process.env;
  const { status, stdout, stderr } = spawnSync(command, words, {
    cwd,
    input,
    encoding: 'utf8',
    env: {
      ...inherited,
      PATH: `${bin}:${process.env.PATH}`,
      HOME: root,
      NO_COLOR: '1',
      FORCE_COLOR: '0',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'Tom Ellery',
      GIT_AUTHOR_EMAIL: 'tom@example.org',
      GIT_COMMITTER_NAME: 'Tom Ellery',
      GIT_COMMITTER_EMAIL: 'tom@example.org',
      ...env,
    },
  });
  return { code: status, out: stdout, err: stderr };
}

export function git(...words: string[]): Run {
  return run('git', words);
}
