import path from 'node:path';
import { faultRulesAreOff } from '../../rules/presets.ts';
import type { Cache } from '../cache.ts';
import type { Configs } from '../config/index.ts';
import { shipped } from '../data.ts';
import { lint } from '../lint.ts';
import type { LintOptions } from '../lint-options.ts';
import { printable } from '../printable.ts';
import { type FileResult, Unreadable, UsageError } from '../types.ts';
import type { Checked } from './check.ts';
import type { Flags } from './flags.ts';
import { additions, isCommit, optionsMaker, shown, stampFor, unchecked } from './job.ts';
import { notice } from './output.ts';
import { withStats } from './stats.ts';

/** What linting a file needs to know of the run. */
export interface Setting {
  readonly flags: Flags;
  readonly checked: Checked;
  readonly configs: Configs;
  readonly cwd: string;
  /** Whether diagnostics need fingerprints whatever the format; they do where absent. */
  readonly details?: boolean;
}

/** What the user is told beside the report. */
export interface Told {
  /** Sentences on what the user has to mend, each once. */
  readonly complaints: Set<string>;
  /** Sentences on how the run went about it. */
  readonly notices: Set<string>;
  /** Sentences on files in which nothing was checked: those that were named, and those that cannot be read. */
  readonly unchecked: Set<string>;
}

/** A text to lint. */
export interface Task {
  /** Absolute; undefined for a nameless text on standard input. */
  readonly file: string | undefined;
  readonly named: boolean;
  readonly stdin?: true;
  bytes(): Uint8Array;
}

/** From so many bytes on, memory matters more than the millisecond that it takes to ask for it. */
const large = 1 << 20;

/** Lints one text after the other; undefined where something is wrong with it, which `told` has then. */
export function performer(
  { flags, checked, configs, cwd, details }: Setting,
  told: Told,
  cache?: Cache,
): (task: Task) => Promise<FileResult | undefined> {
  const makeOptions = optionsMaker(flags, checked, details);
  return async (task) => {
    const { file } = task;
    const name = (): string => (file === undefined ? '<text>' : printable(shown(file, cwd)));
    let options: LintOptions = {};
    try {
      const config = await configs(file === undefined ? cwd : path.dirname(file));
      if (config.unused.length > 0)
        told.notices.add(`${shown(config.file ?? '', cwd)}: counts; not ${config.unused.join(', ')} beside it`);
      const place = file ?? path.join(cwd, 'stdin.txt');
      const settings = config.settings(place);
      const shared = makeOptions(settings);
      options = { ...shared, filePath: file };
      if (settings.plugins || settings.retext) Object.assign(options, await additions(settings));
      const times = flags.stats ? new Map<string, number>() : undefined;
      if (times) Object.assign(options, { times });
      // What comes on standard input is about to be sent.
      if (task.stdin) Object.assign(options, { template: shared.template ?? false });
      const keeps = cache && file !== undefined && !task.stdin && !shared.readings;
      let bytes: Uint8Array | undefined = task.bytes();
      if (bytes.length >= large) (await import('./large.ts')).expectLarge();
      const key = keeps ? cache.key(bytes, shared, await stampFor(settings)) : '';
      const kept = keeps ? cache.get(file, key) : undefined;
      if (flags.debug) {
        const { debugLine } = await import('./describe.ts');
        const line = await debugLine(bytes, place, options, { config, flags, cwd });
        notice(`apology-lint: ${name()}: ${line}`);
      }
      const linted = kept ?? lint(bytes, options);
      const spoken = task.named && !isCommit(file, bytes);
      // Their text is made by now.
      bytes = undefined;
      const result = await linted;
      if (keeps && !kept) cache.set(file, key, result);
      if (flags.fault === false) told.notices.add(`Nothing was our fault: ${faultRulesAreOff}`);
      else if (result.noFault)
        told.notices.add(`Where nothing was our fault, as ${shown(config.file ?? '', cwd)} says, ${faultRulesAreOff}`);
      if (result.notice !== undefined) told.notices.add(`${name()}:${result.notice}`);
      const known = (): readonly string[] => (options.knowledge ?? shipped()).languages;
      const left = spoken ? unchecked(result, name, known, options.fields) : undefined;
      if (left) told.unchecked.add(left);
      return times ? withStats(result, times) : result;
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      if (error instanceof Unreadable && !task.named) {
        const { holdsApology } = await import('./broken.ts');
        if (!(await holdsApology(task.bytes, options, flags))) {
          const what = error.message.replace(file ?? '', name).replace(/; [^;]*$/, '');
          told.unchecked.add(`${what}; left out, since it reads as no apology`);
          return undefined;
        }
      }
      for (const line of error.message.split('\n')) told.complaints.add(line);
      return undefined;
    }
  };
}
