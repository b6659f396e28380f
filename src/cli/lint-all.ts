import path from 'node:path';
import type { Cache } from '../cache.ts';
import type { Config, Configs } from '../config/index.ts';
import { shipped } from '../data.ts';
import { findFiles } from '../files.ts';
import { parserFor } from '../inputs/index.ts';
import { lint } from '../lint.ts';
import type { LintOptions } from '../lint-options.ts';
import { startProgress } from '../progress.ts';
import { readBytes } from '../read.ts';
import { type FileResult, UsageError } from '../types.ts';
import type { Entered } from '../walk.ts';
import type { Checked } from './check.ts';
import type { Flags } from './flags.ts';
import { additions, ignoredResult, optionsMaker, parserOf, shown, stampFor, unchecked } from './job.ts';
import { notice, readInput } from './output.ts';
import { printStats, withStats } from './stats.ts';

/** What a run works with. */
export interface Job {
  readonly flags: Flags;
  readonly checked: Checked;
  readonly configs: Configs;
  readonly cwd: string;
  /** Whether standard input is to be read. */
  readonly stdin: boolean;
  /** Whether diagnostics need fingerprints whatever the format; they do where absent. */
  readonly details?: boolean;
  /** Gives what came on standard input where it was read already. */
  readonly input?: () => Uint8Array;
}

/** What came of it. */
export interface Outcome {
  readonly results: FileResult[];
  /** Sentences on what the user has to mend, each once. */
  readonly complaints: Set<string>;
  /** Sentences on what was left unchecked. */
  readonly notices: Set<string>;
  /** How many of the warnings say only that a file is ignored. */
  ignored: number;
}

interface Task {
  /** Absolute; undefined for a nameless text on standard input. */
  readonly file: string | undefined;
  readonly named: boolean;
  readonly stdin?: true;
  bytes(): Uint8Array;
}

/** Lints standard input and all files; what is wrong with one file is told, and the others go on. */
export async function lintAll(job: Job): Promise<Outcome> {
  const { flags, cwd } = job;
  const outcome: Outcome = { results: [], complaints: new Set(), notices: new Set(), ignored: 0 };
  const location = flags.cacheLocation ?? '.apologylintcache';
  const cache = flags.cache ? (await import('../cache.ts')).openCache(cwd, location) : undefined;
  const perform = performer(job, outcome, cache);
  if (job.stdin) {
    const name = flags.stdinFilename;
    const file = name === undefined ? undefined : path.resolve(cwd, name);
    await perform({ file, named: true, stdin: true, bytes: job.input ?? readInput });
  }
  const patterns = flags.files.filter((word) => word !== '-');
  if (patterns.length > 0) {
    const enter = async (folder: string, names?: ReadonlySet<string>): Promise<Entered> => {
      const config = await job.configs(folder, names);
      return { ignores: config.ignores, reads: config.plugged ? (file) => isPlugged(file, config) : undefined };
    };
    const found = await findFiles(patterns, { cwd, reads: isDraft, ignore: flags.ignore !== false, enter });
    for (const { sentence, unmatched } of found.problems) {
      if (!unmatched || flags.errorOnUnmatchedPattern !== false) outcome.complaints.add(sentence);
    }
    const progress = await startProgress(found.files.length, process.env);
    for (const { path: file, named, ignored } of found.files) {
      if (!ignored) await perform({ file, named, bytes: () => readBytes(file) });
      else if (flags.warnIgnored !== false) {
        outcome.results.push(ignoredResult(file));
        outcome.ignored++;
      }
      progress.step();
    }
    progress.end();
  }
  cache?.save();
  if (flags.stats) printStats(outcome.results);
  return outcome;
}

const noFault = 'Nothing was our fault: missing-responsibility, missing-prevention and denial are off.';

/** Whether a file found in a folder is one to lint: its ending is known to a parser. */
export function isDraft(name: string): boolean {
  return parserFor(name) !== 'text' || /\.te?xt$/i.test(name);
}

function performer(job: Job, outcome: Outcome, cache: Cache | undefined): (task: Task) => Promise<void> {
  const { flags, cwd, configs } = job;
  const makeOptions = optionsMaker(flags, job.checked, job.details);
  return async (task) => {
    const { file } = task;
    const name = file === undefined ? '<text>' : shown(file, cwd);
    try {
      const config = await configs(file === undefined ? cwd : path.dirname(file));
      if (config.unused.length > 0)
        outcome.notices.add(`${config.file}: counts, beside it not ${config.unused.join(', ')}`);
      const settings = config.settings(file ?? path.join(cwd, 'stdin.txt'));
      const shared = makeOptions(settings);
      const options: LintOptions = { ...shared, ...(await additions(settings)), filePath: file };
      const times = flags.stats ? new Map<string, number>() : undefined;
      if (times) Object.assign(options, { times });
      // What comes on standard input is about to be sent.
      if (task.stdin) Object.assign(options, { template: shared.template ?? false });
      const keeps = cache && file !== undefined && !task.stdin && !shared.readings;
      const bytes = task.bytes();
      const key = keeps ? cache.key(bytes, shared, await stampFor(settings)) : '';
      const kept = keeps ? cache.get(file, key) : undefined;
      const result = kept ?? (await lint(bytes, options));
      if (keeps && !kept) cache.set(file, key, result);
      outcome.results.push(times ? withStats(result, times) : result);
      if (flags.debug) notice(`apology-lint: ${name}: ${described(result, config, options, cwd)}`);
      if (options.fault === false) outcome.notices.add(noFault);
      const left = task.named ? unchecked(result, name, () => shipped().languages) : undefined;
      if (left) outcome.notices.add(left);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      for (const line of error.message.split('\n')) outcome.complaints.add(line);
    }
  };
}

function described(result: FileResult, { file }: Config, options: LintOptions, cwd: string): string {
  const drafts = result.drafts.map(({ key, language, apology }) => {
    const what = `${language ?? 'unknown language'}, ${apology ? 'apology' : 'no apology'}`;
    return key === undefined ? what : `${key}: ${what}`;
  });
  const config = file === undefined ? 'no configuration' : `configuration ${shown(file, cwd)}`;
  return [config, `parser ${parserOf(options)}`, ...drafts].join('; ');
}

/** Whether a plug-in reads files of this name. */
async function isPlugged(file: string, config: Config): Promise<boolean> {
  const { extractors = {} } = (await additions(config.settings(file))).knowledge ?? {};
  const parser = parserFor(file, Object.keys(extractors));
  return Object.hasOwn(extractors, parser);
}
