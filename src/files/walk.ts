import fs from 'node:fs';
import path from 'node:path';
import { UsageError } from '../types.ts';
import { type IgnoreList, ignoreFiles, inheritedIgnores, isIgnored, readIgnoreFiles } from './ignores.ts';
import { reason } from './read.ts';

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

/** What a configuration says of the files of a folder. */
export interface Entered {
  readonly ignores?: IgnoreList | undefined;
  /** Whether a file is linted that `reads` does not know, where plug-ins bring further kinds. */
  readonly reads?: ((file: string) => Promise<boolean>) | undefined;
}

/** How to look for files. */
export interface Search {
  readonly cwd: string;
  /** Whether a file of this name is linted where it is found in a folder. */
  reads(name: string): boolean;
  /** What a word that names no file may be a slip of, beside files. */
  readonly words?: readonly string[];
  /** Whether the ignore files and the configuration's `ignores` hold. */
  readonly ignore: boolean;
  /** What the configuration that holds in a folder says of its files; `names` are the folder's entries. */
  enter(folder: string, names?: ReadonlySet<string>): Entered | Promise<Entered>;
}

/** Folders and files that hold no drafts whatever their ending says. */
const never = new Set(['node_modules', '.git', '.hg', '.svn', '.jj']);
const machinery =
  /^(?:package(?:-lock)?|npm-shrinkwrap|composer|deno|[jt]sconfig.*|apology-lint-suppressions|\.apologylintrc|biome|renovate)\.jsonc?$|^(?:pnpm-lock|\.apologylintrc|\.pre-commit-.*|\.gitlab-ci)\.ya?ml$|^(?:robots|requirements.*|CMakeLists)\.txt$/;

/** One way through a folder. */
export interface Walk {
  readonly search: Search;
  /** Whether only the drafts among the files are meant. */
  readonly drafts: boolean;
  /** Whether a file fits the pattern. */
  readonly fits: (file: string) => boolean;
  readonly problems: Problem[];
  readonly found: FoundFile[];
  /** How many folders deep to go. */
  readonly depth: number;
  /** How many files were left out by an ignore list. */
  left: number;
}

/**
 * Finds the files of a folder that the walk wants.
 *
 * @throws UsageError where there are none.
 */
export async function collect(folder: string, walk: Walk, subject: string): Promise<readonly FoundFile[]> {
  const before = walk.problems.length;
  await visit(folder, walk.search.ignore ? await inheritedIgnores(folder, walk.search.cwd) : [], walk);
  // Why nothing was found is told already where a folder could not be read.
  if (walk.found.length > 0 || walk.problems.length > before) return walk.found;
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
  const names = new Set(entries.map(({ name }) => name));
  const { ignores, reads } = await enter(folder, names, walk);
  let lists = above;
  if (walk.search.ignore && ignoreFiles.some((name) => names.has(name)))
    lists = [...above, ...(await readIgnoreFiles(folder, names))];
  const hold = ignores && walk.search.ignore ? [ignores, ...lists] : lists;
  for (const entry of entries) {
    const full = folder.endsWith(path.sep) ? folder + entry.name : folder + path.sep + entry.name;
    if (entry.isDirectory()) {
      if (depth >= walk.depth || never.has(entry.name)) continue;
      if (hold.length > 0 && isIgnored(hold, full, true)) {
        walk.left++;
        continue;
      }
      await visit(full, lists, walk, depth + 1);
    } else {
      const isDraft = !walk.drafts || (walk.search.reads(entry.name) && !machinery.test(entry.name));
      if (!(isDraft || (reads && (await reads(full)))) || !walk.fits(full)) continue;
      if (!entry.isFile() && !isFile(full, entry, walk.problems)) continue;
      if (hold.length > 0 && isIgnored(hold, full, false)) walk.left++;
      else walk.found.push({ path: full, named: false, ignored: false });
    }
  }
}

/** A broken configuration is told once; the files below it are still found, so that they are told of too. */
async function enter(folder: string, names: ReadonlySet<string>, walk: Walk): Promise<Entered> {
  try {
    return await walk.search.enter(folder, names);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    walk.problems.push({ sentence: error.message, unmatched: false });
    return {};
  }
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
