import path from 'node:path';
import { type Settings, severities } from '../config/settings.ts';
import { within } from '../files/paths.ts';
import { parserFor } from '../inputs/index.ts';
import type { LintOptions } from '../lint-options.ts';
import type { FileResult } from '../types.ts';
import type { Checked } from './check.ts';
import type { Flags } from './flags.ts';

/** Formats that show lines and messages alone. */
const plainFormats: ReadonlySet<string> = new Set(['stylish', 'compact']);

/**
 * Makes the linter's options for the settings of a file; one object for all files that share their settings.
 *
 * @param details Whether somebody asks for them beside the format.
 */
export function optionsMaker(flags: Flags, checked: Checked, details = true): (settings: Settings) => LintOptions {
  const known = new Map<Settings, LintOptions>();
  return (settings) => {
    let options = known.get(settings);
    if (!options) {
      options = {
        ...lintOptions(settings, flags, checked),
        details: details || !plainFormats.has(flags.format ?? 'stylish'),
      };
      known.set(settings, options);
    }
    return options;
  };
}

function lintOptions(settings: Settings, flags: Flags, { as, facts, unusedDirectives }: Checked): LintOptions {
  const { rules, allow, fields, template, placeholders, include } = settings;
  const { reportUnusedDisableDirectives: unused = 'off' } = settings;
  return {
    filePath: undefined,
    rules,
    as,
    facts,
    allow,
    fields,
    template,
    language: (flags.language ?? settings.language)?.split('-')[0]?.toLowerCase(),
    locale: flags.locale ?? settings.locale,
    parser: flags.parser ?? settings.parser,
    fault: flags.fault === false ? false : settings.fault,
    placeholders,
    include,
    // As in eslint's configuration, `true` means warnings.
    unusedDirectives: unusedDirectives ?? (unused === true ? 1 : severities[String(unused)]),
    requireReasons: flags.requireDisableReasons ?? settings.requireDisableReasons,
    readings: flags.format === 'anatomy',
  };
}

/** What plug-ins add to the options; nothing is loaded where the settings name none. */
export async function additions({ plugins, retext }: Settings): Promise<LintOptions> {
  return {
    ...(plugins ? { knowledge: await (await import('../plugins/index.ts')).withPlugins(plugins) } : {}),
    ...(retext ? { retext: await (await import('../plugins/retext.ts')).loadRetext(retext) } : {}),
  };
}

/** Another text where a plug-in that the settings name has changed; empty where they name none. */
export async function stampFor({ plugins = [], retext = [] }: Settings): Promise<string> {
  if (plugins.length + retext.length === 0) return '';
  return (await import('../plugins/index.ts')).stampOf(plugins, retext.map(path.dirname));
}

/** The name of the parser that reads a file. */
export function parserOf({ parser, filePath, knowledge }: LintOptions): string {
  return parser ?? parserFor(filePath, Object.keys(knowledge?.extractors ?? {}));
}

/** The result of a file that the user named although the project leaves it out: one warning that never counts. */
export function ignoredResult(filePath: string): FileResult {
  const message =
    'File ignored because of a matching ignore pattern. Use "--no-ignore" to lint it, or "--no-warn-ignored" to suppress this warning.';
  return {
    filePath,
    messages: [{ ruleId: null, severity: 1, message, line: 0, column: 0 }],
    suppressedMessages: [],
    errorCount: 0,
    fatalErrorCount: 0,
    warningCount: 1,
    fixableErrorCount: 0,
    fixableWarningCount: 0,
    drafts: [],
  };
}

const hookFiles = ['COMMIT_EDITMSG', 'MERGE_MSG', 'TAG_EDITMSG'];

/**
 * Whether a text is what git hands to its hooks, a patch to be mailed or the message of a commit: hardly any of them
 * apologises, and who is told so each time reads no more.
 */
export function isCommit(file: string | undefined, bytes: Uint8Array): boolean {
  if (file !== undefined && hookFiles.includes(path.basename(file))) return true;
  if (bytes[0] !== 'F'.charCodeAt(0)) return false;
  return /^From [\da-f]{7,64} Mon Sep 17 00:00:00 2001\r?\n/.test(
    Buffer.from(bytes.subarray(0, 120)).toString('latin1'),
  );
}

/** What a user is told of a file that they named and in which nothing was checked; undefined where something was. */
export function unchecked(
  { drafts, messages }: FileResult,
  name: () => string,
  known: () => readonly string[],
  fields?: readonly string[],
): string | undefined {
  if (messages.length > 0 || drafts.some(({ apology }) => apology)) return undefined;
  if (drafts.length === 0) return `${name()}: holds no text${fields ? ' in its fields' : ''}: nothing checked`;
  if (drafts.every(({ language }) => language === null)) {
    return `${name()}: language not recognised as one of ${known().join(', ')}: left alone; --language says which it is`;
  }
  return `${name()}: reads as no apology: nothing checked; --as apology checks it anyway`;
}

/** Errors only, as `--quiet` shows them; files without any are left out. */
export function errorsOnly(results: readonly FileResult[]): FileResult[] {
  return results.flatMap((result) => {
    const messages = result.messages.filter(({ severity }) => severity === 2);
    if (messages.length === 0) return [];
    const suppressedMessages = result.suppressedMessages.filter(({ severity }) => severity === 2);
    return [{ ...result, messages, suppressedMessages, warningCount: 0, fixableWarningCount: 0 }];
  });
}

/** A path as the user would write it: relative where it lies below the working folder. */
export function shown(file: string, cwd: string): string {
  return within(cwd, file) || file;
}
