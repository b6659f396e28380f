import fs from 'node:fs';
import path from 'node:path';
import { inheritedIgnores, isIgnored, readIgnoreFiles } from './config/ignores.ts';
import { depthOf, isGlob, splitGlob } from './glob.ts';
import { reason } from './read.ts';
import { didYouMean } from './suggest.ts';
import { UsageError } from './types.ts';
import { collect, type FoundFile, type Problem, type Search, type Walk } from './walk.ts';

/** What the user's words for files led to. */
export interface Found {
  readonly files: readonly FoundFile[];
  readonly problems: readonly Problem[];
}

/** Finds the files that paths, folders and globs name, in the order given; those of a folder are sorted by name. */
export async function findFiles(patterns: readonly string[], search: Search): Promise<Found> {
  const files = new Map<string, FoundFile>();
  const problems: Problem[] = [];
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
  return { files: [...files.values()], problems };
}

async function matches(pattern: string, search: Search, problems: Problem[]): Promise<readonly FoundFile[]> {
  const full = path.resolve(search.cwd, pattern);
  const stat = statOf(full, pattern);
  if (stat?.isDirectory()) {
    const depth = Number.POSITIVE_INFINITY;
    const walk: Walk = { search, drafts: true, fits: () => true, problems, found: [], left: 0, depth };
    return await collect(full, walk, `Folder '${pattern}'`);
  }
  if (stat) return [{ path: full, named: true, ignored: await leavesOut(full, search) }];
  if (!isGlob(pattern)) throw new UsageError(`No such file: '${pattern}'${similar(full, pattern)}`);
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
async function leavesOut(file: string, search: Search): Promise<boolean> {
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
    return fs.statSync(full, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw new UsageError(`Cannot read '${pattern}': ${reason(error)}`);
  }
}

function similar(full: string, pattern: string): string {
  try {
    const name = path.basename(full);
    // A link that leads to nothing stands there under this very name.
    const others = fs.readdirSync(path.dirname(full)).filter((other) => other !== name);
    const found = didYouMean(name, others);
    const folder = pattern.slice(0, pattern.length - path.basename(pattern).length);
    return found.replace("mean '", `mean '${folder}`);
  } catch {
    return '';
  }
}

function toPosix(file: string): string {
  return path.sep === '/' ? file : file.replaceAll(path.sep, '/');
}
