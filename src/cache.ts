import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { reason } from './files/read.ts';
import { isFolder, replaceFile } from './files/write.ts';
import type { LintOptions } from './lint-options.ts';
import type { FileResult } from './types.ts';
import { version } from './version.ts';

/** Results of earlier runs, good for as long as file, settings and program are the same. */
export interface Cache {
  /**
   * The key of a file's content under its settings, which are the same object for all files that share them.
   *
   * @param plugged Stands for the plug-ins that read and lint it.
   */
  key(bytes: Uint8Array, options: LintOptions, plugged: string): string;
  get(file: string, key: string): FileResult | undefined;
  set(file: string, key: string, result: FileResult): void;
  /**
   * Writes the cache in one move, so that no other run ever reads half of it.
   *
   * @returns What to tell where it cannot be written.
   */
  save(): string | undefined;
}

interface Stored {
  readonly program: string;
  readonly files: Record<string, readonly [key: string, result: FileResult]>;
}

/** Opens a cache; one that is broken or of another version is empty. A folder as location holds a file of ours. */
export function openCache(cwd: string, location: string): Cache {
  const full = path.resolve(cwd, location);
  const file = isFolder(location, full) ? path.join(full, '.apologylintcache') : full;
  const stamp = `${version} ${process.version} ${builtAt()}`;
  const old = load(file, stamp);
  const texts = new WeakMap<LintOptions, string>();
  const seen = new Set<string>();
  let changed = false;
  return {
    key(bytes, options, plugged) {
      let text = texts.get(options);
      if (text === undefined) {
        text = JSON.stringify(options);
        texts.set(options, text);
      }
      return createHash('sha1').update(`${text}\0${plugged}\0`).update(bytes).digest('base64');
    },
    get(name, key) {
      seen.add(name);
      const found = old[name];
      return found?.[0] === key ? found[1] : undefined;
    },
    set(name, key, result) {
      old[name] = [key, result];
      changed = true;
    },
    save() {
      if (!changed) return undefined;
      for (const name of Object.keys(old)) if (!seen.has(name) && !fs.existsSync(name)) delete old[name];
      const stored: Stored = { program: stamp, files: old };
      try {
        const text = JSON.stringify(stored);
        replaceFile(file, `${digest(text)}\n${text}\n`);
        return undefined;
      } catch (error) {
        return `Cannot write the cache '${file}': ${reason(error)}`;
      }
    },
  };
}

/** When the program was built: while it is worked on, the version stays the same. */
function builtAt(): number {
  return fs.statSync(process.argv[1] ?? '', { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function load(file: string, program: string): Stored['files'] {
  try {
    const [sum, text = ''] = fs.readFileSync(file, 'utf8').split('\n');
    if (sum !== digest(text)) return {};
    const stored = JSON.parse(text) as Stored;
    return stored.program === program ? stored.files : {};
  } catch {
    return {};
  }
}

const digest = (text: string): string => createHash('sha1').update(text).digest('base64');
