import path from 'node:path';
import type { Config } from '../config/index.ts';
import { findFiles, leavesOut } from '../files/find.ts';
import { readBytes } from '../files/read.ts';
import type { Entered, FoundFile } from '../files/walk.ts';
import { parserFor } from '../inputs/index.ts';
import { type FileResult, UsageError } from '../types.ts';
import { commandNames } from './flags.ts';
import { additions, ignoredResult } from './job.ts';
import { readInput } from './output.ts';
import { performer, type Setting, type Told } from './perform.ts';
import { startProgress } from './progress.ts';
import { addStats, printStats } from './stats.ts';

/** What a run works with. */
export interface Job extends Setting {
  /** Whether standard input is to be read. */
  readonly stdin: boolean;
  /** Gives what came on standard input where it was read already. */
  readonly input?: () => Uint8Array;
  /** Takes each result, in the order of the files. */
  take(result: FileResult): void;
}

/** What came of it, beside the results. */
export interface Outcome extends Told {
  /** How many of the warnings say only that a file is ignored. */
  ignored: number;
}

/** Lints standard input and all files; what is wrong with one file is told, and the others go on. */
export async function lintAll(job: Job): Promise<Outcome> {
  const { flags, cwd } = job;
  const outcome: Outcome = { complaints: new Set(), notices: new Set(), unchecked: new Set(), ignored: 0 };
  const location = flags.cacheLocation ?? '.apologylintcache';
  const cache = flags.cache ? (await import('../cache.ts')).openCache(cwd, location) : undefined;
  const perform = performer(job, outcome, cache);
  const times = new Map<string, number>();
  const take = (result: FileResult | undefined): void => {
    if (!result) return;
    if (flags.stats) addStats(times, result);
    job.take(result);
  };
  const setAside = (file: string): void => {
    if (flags.warnIgnored === false) return;
    take(ignoredResult(file));
    outcome.ignored++;
  };
  const enter = async (folder: string, names?: ReadonlySet<string>): Promise<Entered> => {
    const config = await job.configs(folder, names);
    return { ignores: config.ignores, reads: config.plugged ? (file) => isPlugged(file, config) : undefined };
  };
  const where = { cwd, ignore: flags.ignore !== false, enter };
  if (job.stdin) {
    const name = flags.stdinFilename;
    const file = name === undefined ? undefined : path.resolve(cwd, name);
    const bytes = job.input ?? readInput;
    if (file !== undefined && (await isSetAside(file, where))) {
      // Who writes it waits until it is read.
      bytes();
      setAside(file);
    } else take(await perform({ file, named: true, stdin: true, bytes }));
  }
  const patterns = flags.files.filter((word) => word !== '-');
  if (patterns.length > 0) {
    const { files, problems } = await findFiles(patterns, {
      ...where,
      reads: isDraft,
      words: [...commandNames, '--help'],
    });
    for (const { sentence, unmatched } of problems) {
      if (!unmatched || flags.errorOnUnmatchedPattern !== false) outcome.complaints.add(sentence);
    }
    const progress = await startProgress(files.length, process.env);
    const settle = ({ path: file, ignored }: FoundFile, result: FileResult | undefined): void => {
      if (ignored) setAside(file);
      else take(result);
      progress.step();
      // Not before: threads find the compiled code of the build only where V8 is as it was when it was built.
      step ??= expectMany?.();
      step?.();
    };
    let step: (() => void) | undefined;
    const expectMany = files.length >= many ? (await import('./many.ts')).expectMany : undefined;
    const threads = await threadsFor(files.length, job);
    if (threads > 1) await (await import('./pool.ts')).lintInWorkers(files, threads, job, outcome, settle);
    else
      for (const found of files) {
        const { path: file, named, ignored } = found;
        settle(found, ignored ? undefined : await perform({ file, named, bytes: () => readBytes(file, !named) }));
      }
    progress.end();
  }
  const unsaved = cache?.save();
  if (unsaved !== undefined) outcome.complaints.add(unsaved);
  if (flags.stats) printStats(times);
  return outcome;
}

/** Whether the project leaves out a file whose text is on standard input; a broken configuration is told where it is linted. */
async function isSetAside(file: string, where: Parameters<typeof leavesOut>[1]): Promise<boolean> {
  try {
    return await leavesOut(file, where);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return false;
  }
}

/** From so many files on, memory matters more than the millisecond that it takes to ask for it. */
const many = 200;

/** Below so many files, worker threads take longer to start and to warm up than they save. */
const worthThreads = 3000;
/** More threads than this wait for the disk and for the one that writes. */
const mostThreads = 8;

/** Into how many threads the files go; 1 means this one. The cache, and what is told file by file, need one order. */
async function threadsFor(files: number, { flags }: Job): Promise<number> {
  const { concurrency = 'auto', cache, debug, format } = flags;
  if (concurrency === 'off' || cache || debug || format === 'anatomy') return 1;
  if (concurrency !== 'auto') return Math.min(Number(concurrency), files);
  if (files < worthThreads) return 1;
  return Math.min(mostThreads, (await import('node:os')).availableParallelism());
}

/** Whether a file found in a folder is one to lint: its ending is known to a parser. */
export function isDraft(name: string): boolean {
  return parserFor(name) !== 'text' || /\.te?xt$/i.test(name);
}

/** Whether a plug-in reads files of this name. */
async function isPlugged(file: string, config: Config): Promise<boolean> {
  const { extractors = {} } = (await additions(config.settings(file))).knowledge ?? {};
  const parser = parserFor(file, Object.keys(extractors));
  return Object.hasOwn(extractors, parser);
}
