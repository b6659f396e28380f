import fs from 'node:fs';
import path from 'node:path';
import { openConfigs } from '../config/index.ts';
import type { Knowledge } from '../data.ts';
import { type FormatContext, loadFormatter } from '../formatters/index.ts';
import { type FileResult, UsageError } from '../types.ts';
import { version } from '../version.ts';
import { type Checked, checkFlags } from './check.ts';
import { colourLevel, isTerminal } from './colour.ts';
import type { Flags } from './flags.ts';
import { errorsOnly, shown } from './job.ts';
import { lintAll } from './lint-all.ts';
import { isPiped, notice, writeAll } from './output.ts';
import { configFlags, pluggedIn } from './plugged.ts';

/**
 * Lints what the command line names and prints the report.
 *
 * @returns The exit code: 0 clean, 1 errors or too many warnings, 2 something that the user has to mend.
 * @throws UsageError where nothing could be linted at all.
 */
export async function run(flags: Flags): Promise<number> {
  if (flags.init) return (await import('./init.ts')).init(flags);
  if (flags.stream) return (await import('./stream.ts')).stream(flags);
  if (flags.printConfig !== undefined) return (await import('./print-config.ts')).printConfig(flags);
  const cwd = process.cwd();
  const plugged = pluggedIn(flags, cwd);
  const checked = await checkFlags(flags, plugged);
  const format = await loadFormatter(flags.format ?? 'stylish', cwd, async () => (await plugged()).formatters);
  const { files } = flags;
  const stdin =
    files.includes('-') ||
    (files.length === 0 && (flags.stdinFilename !== undefined || (!flags.passOnNoFiles && isPiped())));
  if (files.length === 0 && !stdin) {
    if (flags.passOnNoFiles) return 0;
    throw new UsageError("No file named: try 'apology-lint draft.txt', or 'apology-lint --help'");
  }
  const configs = openConfigs({ ...configFlags(flags, cwd), rules: checked.rules });
  const baseline = hasBaseline(flags, cwd) ? (await import('./suppressions.ts')).openBaseline(flags, cwd) : undefined;
  const { results, complaints, notices, ignored } = await lintAll({
    flags,
    checked,
    configs,
    cwd,
    stdin,
    details: baseline !== undefined,
  });
  const settled = baseline?.settle(results);
  for (const line of settled?.complaints ?? []) complaints.add(line);
  for (const line of settled?.notices ?? []) notices.add(line);
  const code = await report(settled?.results ?? results, ignored, { flags, checked, cwd, format, plugged });
  for (const line of notices) notice(line);
  for (const line of complaints) notice(line.replaceAll(cwd + path.sep, ''));
  return complaints.size > 0 ? 2 : code;
}

/** Whether the run has anything to do with accepted problems. */
export function hasBaseline(flags: Flags, cwd: string): boolean {
  const { suppressAll, suppressRule, pruneSuppressions, suppressionsLocation } = flags;
  if (suppressAll || suppressRule || pruneSuppressions || suppressionsLocation !== undefined) return true;
  return fs.existsSync(path.join(cwd, 'apology-lint-suppressions.json'));
}

interface Reporting {
  readonly flags: Flags;
  readonly checked: Checked;
  readonly cwd: string;
  readonly format: Awaited<ReturnType<typeof loadFormatter>>;
  readonly plugged: () => Promise<Knowledge>;
}

async function report(
  results: readonly FileResult[],
  ignored: number,
  { flags, checked, cwd, format, plugged }: Reporting,
): Promise<number> {
  const { maxWarnings } = checked;
  const errors = results.reduce((sum, { errorCount }) => sum + errorCount, 0);
  const warnings = results.reduce((sum, { warningCount }) => sum + warningCount, -ignored);
  const tooMany = maxWarnings >= 0 && warnings > maxWarnings;
  const context: FormatContext = {
    cwd,
    color: colourLevel(flags.color, process.env, flags.outputFile === undefined && (await isTerminal(1))),
    version,
    ...(tooMany ? { maxWarningsExceeded: { maxWarnings, foundWarnings: warnings } } : {}),
    ...(flags.fault === false ? { noFault: true } : {}),
    rules: async () => (await import('../explain.ts')).allRules((await plugged()).rules),
  };
  const text = await format(flags.quiet ? errorsOnly(results) : results, context);
  if (flags.outputFile !== undefined) writeReport(path.resolve(cwd, flags.outputFile), text, cwd);
  else if (text !== '') writeAll(1, `${text}\n`);
  if (tooMany && errors === 0) notice(`apology-lint found too many warnings (maximum: ${maxWarnings}).`);
  return errors > 0 || tooMany ? 1 : 0;
}

function writeReport(file: string, text: string, cwd: string): void {
  const name = shown(file, cwd);
  if (fs.statSync(file, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(`Cannot write the report to '${name}': it is a folder`);
  }
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`Cannot write the report to '${name}': ${(error as Error).message}`);
  }
}
