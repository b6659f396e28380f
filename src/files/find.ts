import fs from 'node:fs';
import path from 'node:path';
import { didYouMean } from '../suggest.ts';
import { UsageError } from '../types.ts';
import { depthOf, isGlob, splitGlob } from './glob.ts';
import { ignoreList, inheritedIgnores, isIgnored, readIgnoreFiles } from './ignores.ts';
import { toPosix } from './paths.ts';
import { reason } from './read.ts';
import { collect, type FoundFile, type Problem, type Search, type Walk } from './walk.ts';

/** What the user's words for files led to. */
export interface Found {
  readonly files: readonly FoundFile[];
  readonly problems: readonly Problem[];
}

/**
 * Finds the files that paths, folders and globs name, in the order given; those of a folder are sorted by name. What
 * `!…` names in gitignore's notation is left out of them.
 */
export async function findFiles(words: readonly string[], search: Search): Promise<Found> {
  const files = new Map<string, FoundFile>();
  const problems: Problem[] = [];
  const without = words.filter(
    (word) => word.length > 1 && word.startsWith('!') && !fs.existsSync(path.resolve(search.cwd, word)),
  );
  const patterns = words.filter((word) => !without.includes(word));
  for (const pattern of patterns) {
    try {
      for (const file of await matches(pattern, search, problems)) {
        const known = files.get(file.path);
        files.set(file.path, known ? { ...known, named: known.named || file.named } : file);
      }
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      problems.push({ sentence: error.message, unmatched: true });
    }
  }
  const found = [...files.values()];
  if (without.length === 0) return { files: found, problems };
  const list = await ignoreList(
    search.cwd,
    without.map((word) => toPosix(word.slice(1)).replace(/^\.\//, '')),
  );
  const left = found.filter((file) => !isIgnored([list], file.path, false));
  const names = without.map((word) => `'${word}'`).join(', ');
  if (patterns.length === 0) problems.push({ sentence: `Name files or folders beside ${names}`, unmatched: true });
  else if (left.length === 0 && found.length > 0)
    problems.push({ sentence: `No file is left without ${names}`, unmatched: true });
  return { files: left, problems };
}

async function matches(pattern: string, search: Search, problems: Problem[]): Promise<readonly FoundFile[]> {
  if (pattern === '') throw new UsageError("No such file: '' (is a variable of the shell empty?)");
  const full = path.resolve(search.cwd, pattern);
  const stat = statOf(full, pattern);
  if (stat?.isDirectory()) {
    const depth = Number.POSITIVE_INFINITY;
    const walk: Walk = { search, drafts: true, fits: () => true, problems, found: [], left: 0, depth };
    return await collect(full, walk, `Folder '${pattern}'`);
  }
  if (stat) return [{ path: full, named: true, ignored: await leavesOut(full, search) }];
  if (!isGlob(pattern)) throw new UsageError(`No such file: '${pattern}'${similar(full, pattern, search.words)}`);
  const { default: picomatch } = await import('picomatch');
  const [base, rest] = splitGlob(search.cwd, toPosix(pattern));
  if (rest === '') throw new UsageError(`No file matches '${pattern}'`);
  const matcher = picomatch(rest, { dot: true });
  // `drafts/**` means the drafts among them; `drafts/*.tpl` means what it says.
  const drafts = /[*}\])]$/.test(pattern) && !/\.[^/\\]*$/.test(pattern);
  const fits = (file: string): boolean => matcher(toPosix(path.relative(base, file)));
  const walk: Walk = { search, drafts, fits, problems, found: [], left: 0, depth: depthOf(rest) };
  return await collect(base, walk, `Pattern '${pattern}'`);
}

/** A file named by the user is linted though git ignores it; our own lists hold for it too. */
export async function leavesOut(file: string, search: Pick<Search, 'cwd' | 'ignore' | 'enter'>): Promise<boolean> {
  if (!search.ignore) return false;
  const folder = path.dirname(file);
  const { ignores: own } = await search.enter(folder);
  const files = ['.apologylintignore'];
  const lists = [
    ...(own ? [own] : []),
    ...(await inheritedIgnores(folder, search.cwd, files)),
    ...(await readIgnoreFiles(folder, undefined, files)),
  ];
  if (lists.length === 0) return false;
  for (let at = folder; path.dirname(at) !== at; at = path.dirname(at)) if (isIgnored(lists, at, true)) return true;
  return isIgnored(lists, file, false);
}

function statOf(full: string, pattern: string): fs.Stats | undefined {
  try {
    const stat = fs.statSync(full, { throwIfNoEntry: false });
    if (!stat && fs.lstatSync(full, { throwIfNoEntry: false }))
      throw new UsageError(`No such file: '${pattern}' is a link that leads to nothing`);
    return stat;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw new UsageError(`Cannot read '${pattern}': ${reason(error)}`);
  }
}

function similar(full: string, pattern: string, words: readonly string[] = []): string {
  try {
    const folder = pattern.slice(0, pattern.length - path.basename(pattern).length);
    const others = fs.readdirSync(path.dirname(full));
    const found = didYouMean(
      path.basename(full),
      folder === '' ? [...words.filter((word) => word !== pattern), ...others] : others,
    );
    return found.replace("mean '", `mean '${folder}`);
  } catch {
    return '';
  }
}
