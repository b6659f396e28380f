/** What the tests through the command line begin with: a project in a folder of its own, and the built command in it. */
import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, vi } from 'vitest';
import { rules } from '../rules/index.ts';

// Each test starts the command, some of them often.
vi.setConfig({ testTimeout: 60_000 });

export const program = path.resolve('dist/cli.cjs');
export const flawed = 'We are sorry if the delay upset you.\n';
export const plain = 'We are sorry that your parcel came late.\n';

/** Rules of a configuration with these alone, so that a test says nothing of the others. */
export function only(own: Readonly<Record<string, unknown>> = { 'conditional-apology': 'error' }) {
  return { ...Object.fromEntries(Object.keys(rules).map((id) => [id, 'off'])), ...own };
}

/** What came of the command; the project's folder is left out of its texts. */
export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A project, gone when the tests of the file are over. */
export interface Project {
  readonly root: string;
  write(name: string, content: string | Uint8Array): void;
  read(name: string): string;
  run(words: readonly string[], options?: SpawnSyncOptions): Run;
  piped(input: string | Uint8Array, words: readonly string[], options?: SpawnSyncOptions): Run;
}

export function openProject(files: Readonly<Record<string, string | Uint8Array>> = {}): Project {
  const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'project-')));
  afterAll(() => fs.rmSync(root, { recursive: true }));
  const shorten = (text: unknown): string => String(text).replaceAll(`${root}/`, '').replaceAll(root, '.');
  const project: Project = {
    root,
    write(name, content) {
      fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      fs.writeFileSync(path.join(root, name), content);
    },
    read: (name) => fs.readFileSync(path.join(root, name), 'utf8'),
    run(words, options = {}) {
      const { NO_COLOR: _, FORCE_COLOR: __, ...environment } = process.env;
      const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe'],
        ...options,
        encoding: 'utf8',
        env: { ...environment, ...options.env },
      });
      return { code: status, out: shorten(stdout), err: shorten(stderr) };
    },
    piped: (input, words, options = {}) => project.run(words, { ...options, input, stdio: 'pipe' }),
  };
  for (const [name, content] of Object.entries(files)) project.write(name, content);
  return project;
}
