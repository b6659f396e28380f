import fs from 'node:fs';
import path from 'node:path';
import { openConfigs } from '../config/index.ts';
import { loadFormatter } from '../formatters/index.ts';
import { type FileResult, UsageError } from '../types.ts';
import { checkFlags } from './check.ts';
import type { Flags } from './flags.ts';
import { lintAll } from './lint-all.ts';
import { complain, isPiped, notice } from './output.ts';
import { configFlags, pluggedIn } from './plugged.ts';
import { openReport } from './report.ts';

/** Of so many files each is named in which nothing was checked. */
const few = 5;

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
  const report = await openReport({ flags, checked, cwd, format, plugged });
  // Which problems are accepted is known only when all are.
  const results: FileResult[] = [];
  const take = baseline ? (result: FileResult) => results.push(result) : report.add;
  const { complaints, notices, unchecked, ignored } = await lintAll({
    flags,
    checked,
    configs,
    cwd,
    stdin,
    details: baseline !== undefined,
    take,
  });
  const settled = await baseline?.settle(results, configs);
  for (const line of settled?.complaints ?? []) complaints.add(line);
  for (const line of settled?.notices ?? []) notices.add(line);
  for (const result of settled?.results ?? []) report.add(result);
  const code = await report.end(ignored);
  for (const line of notices) notice(line);
  // Who names many files, as hooks do, knows that most are none of ours.
  const most = flags.debug || unchecked.size <= few + 1 ? unchecked.size : few;
  for (const line of [...unchecked].slice(0, most)) notice(line);
  if (most < unchecked.size) notice(`Nothing was checked in ${unchecked.size - most} more files; --debug names them`);
  for (const line of complaints) complain(line);
  return complaints.size > 0 ? 2 : code;
}

/** Whether the run has anything to do with accepted problems. */
export function hasBaseline(flags: Flags, cwd: string): boolean {
  const { suppressAll, suppressRule, pruneSuppressions, suppressionsLocation } = flags;
  if (suppressAll || suppressRule || pruneSuppressions || suppressionsLocation !== undefined) return true;
  return fs.existsSync(path.join(cwd, 'apology-lint-suppressions.json'));
}
