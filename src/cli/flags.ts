import { UsageError } from '../types.ts';

/** What the command line asks for when it lints; names as commander makes them of the flags. */
export interface Flags {
  readonly files: readonly string[];
  readonly stdinFilename?: string;
  readonly language?: string;
  readonly locale?: string;
  readonly as?: string;
  readonly parser?: string;
  readonly date?: string;
  readonly incidentDate?: string;
  /** False under `--no-fault`. */
  readonly fault?: boolean;
  readonly preset?: string;
  readonly rule?: readonly string[];
  /** A path, or false under `--no-config`. */
  readonly config?: string | boolean;
  readonly format?: string;
  readonly outputFile?: string;
  readonly color?: boolean;
  readonly quiet?: boolean;
  readonly maxWarnings?: string;
  readonly reportUnusedDisableDirectives?: boolean;
  readonly reportUnusedDisableDirectivesSeverity?: string;
  readonly requireDisableReasons?: boolean;
  readonly suppressAll?: boolean;
  readonly suppressRule?: readonly string[];
  readonly pruneSuppressions?: boolean;
  readonly suppressionsLocation?: string;
  readonly passOnUnprunedSuppressions?: boolean;
  readonly passOnNoFiles?: boolean;
  /** False under the `--no-…` flag of its name, as are the next two. */
  readonly errorOnUnmatchedPattern?: boolean;
  readonly warnIgnored?: boolean;
  readonly ignore?: boolean;
  /** `auto`, `off`, or how many threads lint. */
  readonly concurrency?: string;
  readonly cache?: boolean;
  readonly cacheLocation?: string;
  readonly init?: boolean;
  readonly printConfig?: string;
  readonly debug?: boolean;
  readonly stats?: boolean;
  readonly stream?: boolean;
}

/** The first of some flags that was given, as it is written; undefined where none was. */
export function firstOf(flags: Flags, names: readonly (keyof Flags)[]): string | undefined {
  const name = names.find((name) => flags[name] !== undefined);
  return name === undefined ? undefined : `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** @throws UsageError for the first of some flags that was given, or the format, beside a flag that has no use for it. */
export function refuseBeside(flag: string, flags: Flags, names: readonly (keyof Flags)[]): void {
  const { format = 'stylish' } = flags;
  const foreign = firstOf(flags, names) ?? (format === 'stylish' ? undefined : '--format');
  if (foreign !== undefined) throw new UsageError(`${foreign} makes no sense with ${flag}: leave it out`);
}

/** Sub-commands, each a module that is loaded when its name is the first word. */
export const commandNames: readonly string[] = ['explain', 'rules', 'sendmail', 'completion'];

/** The only word of a worker thread's command line, which nobody can type. */
export const workerWord = '\0worker';

/** Whether the words are all paths, so that nothing of them needs parsing. */
export function isPlain(words: readonly string[]): boolean {
  if (words.length === 0 || commandNames.includes(words[0]!)) return false;
  return words.every((word) => word === '-' || (word !== '' && !word.startsWith('-')));
}
