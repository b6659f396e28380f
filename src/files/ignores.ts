import fs from 'node:fs';
import path from 'node:path';
import type { Ignore } from 'ignore';
import { toPosix, within } from './paths.ts';

/** Patterns in gitignore's notation, relative to their folder. */
export interface IgnoreList {
  readonly folder: string;
  readonly matcher: Ignore;
}

/** The files that name what to leave alone, weakest first. */
export const ignoreFiles = ['.gitignore', '.apologylintignore'] as const;

/** Makes a list from patterns in gitignore's notation. */
export async function ignoreList(folder: string, patterns: readonly string[]): Promise<IgnoreList> {
  const { default: ignore } = await import('ignore');
  // As git does: file systems of macOS and Windows know no case.
  const ignorecase = process.platform === 'darwin' || process.platform === 'win32';
  return { folder, matcher: ignore({ ignorecase }).add([...patterns]) };
}

/** Reads the ignore files of one folder; `names` are its entries where they are known. */
export async function readIgnoreFiles(
  folder: string,
  names?: ReadonlySet<string>,
  files: readonly string[] = ignoreFiles,
): Promise<IgnoreList[]> {
  const lists: IgnoreList[] = [];
  for (const name of files) {
    const file = `${folder}${path.sep}${name}`;
    // An error takes longer to make than a second look at what is seldom there.
    if (!(names ? names.has(name) : fs.existsSync(file))) continue;
    let text: string;
    try {
      text = fs.readFileSync(file, 'utf8');
    } catch {
      continue;
    }
    lists.push(await ignoreList(folder, text.split(/\r?\n/)));
  }
  return lists;
}

/**
 * Reads the ignore files that hold above a folder: those up to the root of its git repository,
 * outside of one those up to the working folder. Weakest first; the folder's own are not among them.
 */
export async function inheritedIgnores(
  folder: string,
  cwd: string,
  files: readonly string[] = ignoreFiles,
): Promise<IgnoreList[]> {
  const above: string[] = [];
  let inRepository = fs.existsSync(`${folder}${path.sep}.git`);
  for (let at = folder; !inRepository && path.dirname(at) !== at; ) {
    at = path.dirname(at);
    above.push(at);
    inRepository = fs.existsSync(`${at}${path.sep}.git`);
  }
  const until = inRepository ? above.length : above.indexOf(cwd) + 1;
  const lists: IgnoreList[] = [];
  for (const at of above.slice(0, until).reverse()) lists.push(...(await readIgnoreFiles(at, undefined, files)));
  return lists;
}

/** Whether the lists leave a file or folder out; the last list that speaks of it decides. */
export function isIgnored(lists: readonly IgnoreList[], file: string, isFolder: boolean): boolean {
  for (let at = lists.length - 1; at >= 0; at--) {
    const { folder, matcher } = lists[at]!;
    const relative = within(folder, file);
    if (!relative) continue;
    const { ignored, unignored } = matcher.test(toPosix(isFolder ? `${relative}/` : relative));
    if (ignored) return true;
    if (unignored) return false;
  }
  return false;
}
