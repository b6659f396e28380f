import fs from 'node:fs';
import path from 'node:path';

/** Whether a word is meant as a pattern, where no file is called so. */
export function isGlob(word: string): boolean {
  return /[*?{}[\]]|^!|[@+]\(/.test(word);
}

/** Splits a glob into the folders that it begins with and the rest; empty where such a folder does not exist. */
export function splitGlob(cwd: string, pattern: string): readonly [base: string, rest: string] {
  const parts = pattern.split('/');
  let base = pattern.startsWith('/') ? '/' : cwd;
  while (parts.length > 1) {
    const next = path.resolve(base, parts[0]!);
    const exists = fs.statSync(next, { throwIfNoEntry: false })?.isDirectory() === true;
    // A folder may be called `replies (old)`, which looks like a glob.
    if (!exists) return [base, isGlob(parts[0]!) ? parts.join('/') : ''];
    base = next;
    parts.shift();
  }
  return [base, parts[0]!];
}

/** How many folders below its base a glob may match. */
export function depthOf(pattern: string): number {
  const open = pattern.includes('**') || /[{(][^})]*\//.test(pattern);
  return open ? Number.POSITIVE_INFINITY : pattern.split('/').length - 1;
}
