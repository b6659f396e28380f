import fs from 'node:fs';
import path from 'node:path';
import { type IgnoreList, ignoreFiles, inheritedIgnores, isIgnored, readIgnoreFiles } from './config/ignores.ts';
import { depthOf, isGlob, splitGlob } from './glob.ts';
import { reason } from './read.ts';
import { didYouMean } from './suggest.ts';
import { UsageError } from './types.ts';

/** A file to lint. */
export interface FoundFile {
  /** Absolute. */
  readonly path: string;
  /** Named by the user, not found in a folder or by a glob. */
  readonly named: boolean;
  /** Named by the user although the project leaves it out. */
  readonly ignored: boolean;
}

/** What is wrong with a path or pattern, in one sentence. */
export interface Problem {
  readonly sentence: string;
  /** It led to no file; other problems are worse. */
  readonly unmatched: boolean;
}

/** What the user's words for files led to. */
export interface Found {
  readonly files: readonly FoundFile[];
  readonly problems: readonly Problem[];
}

/** How to look for files. */
export interface Search {
  readonly cwd: string;
  /** Whether a file of this name is linted where it is found in a folder. */
  reads(name: string): boolean;
  /** Whether the ignore files and the configuration's `ignores` hold. */
  readonly ignore: boolean;
  /** The `ignores` of the configuration that holds in a folder; `names` are the folder's entries. */
  ignores(folder: string, names?: ReadonlySet<string>): IgnoreList | undefined | Promise<IgnoreList | undefined>;
}

/** Folders and files that hold no drafts whatever their ending says. */
const never = new Set(['node_modules', '.git', '.hg', '.svn', '.jj']);
const machinery =
  /^(?:package(?:-lock)?|npm-shrinkwrap|composer|deno|[jt]sconfig.*|apology-lint-suppressions|\.apologylintrc|biome|renovate)\.jsonc?$|^(?:pnpm-lock|\.apologylintrc|\.pre-commit-.*|\.gitlab-ci)\.ya?ml$|^(?:robots|requirements.*|CMakeLists)\.txt$/;

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
    const walk: Walk = { search, wanted: isDraft(search), problems, found: [], left: 0, depth };
    return await collect(full, walk, `Folder '${pattern}'`);
  }
  if (stat) return [{ path: full, named: true, ignored: await leavesOut(full, search) }];
  if (!isGlob(pattern)) throw new UsageError(`No such file: '${pattern}'${similar(full, pattern)}`);
  const { default: picomatch } = await import('picomatch');
  const [base, rest] = splitGlob(search.cwd, toPosix(pattern));
  if (rest === '') throw new UsageError(`No file matches '${pattern}'`);
  const matcher = picomatch(rest, { dot: true });
  // `drafts/**` means the drafts among them; `drafts/*.tpl` means what it says.
  const plain = /[*}\])]$/.test(pattern) && !/\.[^/\\]*$/.test(pattern) ? isDraft(search) : () => true;
  const wanted = (file: string, name: string) => plain(file, name) && matcher(toPosix(path.relative(base, file)));
  const walk: Walk = { search, wanted, problems, found: [], left: 0, depth: depthOf(rest) };
  return await collect(base, walk, `Pattern '${pattern}'`);
}

interface Walk {
  readonly search: Search;
  readonly wanted: (file: string, name: string) => boolean;
  readonly problems: Problem[];
  readonly found: FoundFile[];
  /** How many folders deep to go. */
  readonly depth: number;
  /** How many files were left out by an ignore list. */
  left: number;
}

async function collect(folder: string, walk: Walk, subject: string): Promise<readonly FoundFile[]> {
  await visit(folder, walk.search.ignore ? await inheritedIgnores(folder, walk.search.cwd) : [], walk);
  if (walk.found.length > 0) return walk.found;
  throw new UsageError(walk.left > 0 ? `${subject} holds only ignored files` : `${subject} holds no file to lint`);
}

async function visit(folder: string, above: readonly IgnoreList[], walk: Walk, depth = 0): Promise<void> {
  let entries: fs.Dirent[];
  try {
    entries = fs.readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    walk.problems.push({ sentence: `Cannot read folder '${folder}': ${reason(error)}`, unmatched: false });
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  let lists = above;
  let hold = above;
  if (walk.search.ignore) {
    const names = new Set(entries.map(({ name }) => name));
    if (ignoreFiles.some((name) => names.has(name))) lists = [...above, ...(await readIgnoreFiles(folder, names))];
    const own = await ownIgnores(folder, names, walk);
    hold = own ? [own, ...lists] : lists;
  }
  for (const entry of entries) {
    const full = folder.endsWith(path.sep) ? folder + entry.name : folder + path.sep + entry.name;
    if (entry.isDirectory()) {
      if (depth >= walk.depth || never.has(entry.name) || (hold.length > 0 && isIgnored(hold, full, true))) continue;
      await visit(full, lists, walk, depth + 1);
    } else if (walk.wanted(full, entry.name) && (entry.isFile() || isFile(full, entry, walk.problems))) {
      if (hold.length > 0 && isIgnored(hold, full, false)) walk.left++;
      else walk.found.push({ path: full, named: false, ignored: false });
    }
  }
}

/** A broken configuration is told once; the files below it are still found, so that they are told of too. */
async function ownIgnores(folder: string, names: ReadonlySet<string>, walk: Walk): Promise<IgnoreList | undefined> {
  try {
    return await walk.search.ignores(folder, names);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    walk.problems.push({ sentence: error.message, unmatched: false });
    return undefined;
  }
}

function isDraft({ reads }: Search): (file: string, name: string) => boolean {
  return (_, name) => reads(name) && !machinery.test(name);
}

/** A link to a file is followed, a link to a folder is not: it could lead in a circle. */
function isFile(full: string, entry: fs.Dirent, problems: Problem[]): boolean {
  try {
    return entry.isSymbolicLink() && fs.statSync(full, { throwIfNoEntry: false })?.isFile() === true;
  } catch (error) {
    problems.push({ sentence: `Cannot read '${full}': ${reason(error)}`, unmatched: false });
    return false;
  }
}

/** A file named by the user is linted though git ignores it; our own lists hold for it too. */
async function leavesOut(file: string, search: Search): Promise<boolean> {
  if (!search.ignore) return false;
  const folder = path.dirname(file);
  const own = await search.ignores(folder);
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
