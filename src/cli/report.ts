import fs from 'node:fs';
import path from 'node:path';
import type { Knowledge } from '../data.ts';
import { reason } from '../files/read.ts';
import { makeFolder } from '../files/write.ts';
import type { FormatContext, Formatter } from '../formatters/index.ts';
import { type FileResult, UsageError } from '../types.ts';
import { version } from '../version.ts';
import type { Checked } from './check.ts';
import { colourLevel, isTerminal } from './colour.ts';
import type { Flags } from './flags.ts';
import { errorsOnly, shown } from './job.ts';
import { notice, openOutput, writeAll } from './output.ts';

/** What a report is made with. */
export interface Reporting {
  readonly flags: Flags;
  readonly checked: Checked;
  readonly cwd: string;
  readonly format: Formatter;
  readonly plugged: () => Promise<Knowledge>;
}

/** A report in the making. */
export interface Report {
  add(result: FileResult): void;
  /**
   * Writes what is left of it.
   *
   * @param ignored How many of the warnings say only that a file is ignored.
   * @returns The exit code: 0 clean, 1 errors or too many warnings.
   */
  end(ignored: number): Promise<number>;
}

/** What the format is told of the run. */
export function contextOf(
  { cwd, plugged }: Pick<Reporting, 'cwd' | 'plugged'>,
  color: FormatContext['color'],
): FormatContext {
  return {
    cwd,
    color,
    version,
    rules: async () => (await import('./explain.ts')).allRules((await plugged()).rules),
  };
}

/** Begins a report. Where the format allows, it is written while files are linted, so that memory stays flat. */
export async function openReport({ flags, checked, cwd, format, plugged }: Reporting): Promise<Report> {
  const { maxWarnings } = checked;
  const terminal = flags.outputFile === undefined && (await isTerminal(1));
  // In a file only the flag makes colours: who asks for them in the environment means the screen.
  const asked = flags.color ? 1 : 0;
  const color = flags.outputFile === undefined ? colourLevel(flags.color, process.env, terminal) : asked;
  const context = contextOf({ cwd, plugged }, color);
  const parts = await format.parts?.(context);
  const results: FileResult[] = [];
  let errors = 0;
  let warnings = 0;
  // Nothing is mixed with the counter on a terminal.
  const output = flags.outputFile === undefined && !terminal ? openOutput(1) : undefined;
  let text = '';
  let begun = false;
  const put = (part: string): void => {
    if (part === '') return;
    begun = true;
    if (output) output.add(part);
    else text += part;
  };
  return {
    add(result) {
      errors += result.errorCount;
      warnings += result.warningCount;
      for (const one of flags.quiet ? errorsOnly([result]) : [result])
        if (!parts) results.push(one);
        else for (const text of parts.add(one)) put(text);
    },
    async end(ignored) {
      const foundWarnings = warnings - ignored;
      const tooMany = maxWarnings >= 0 && foundWarnings > maxWarnings;
      const exceeded = tooMany ? { maxWarningsExceeded: { maxWarnings, foundWarnings } } : {};
      put(parts ? parts.end() : await format(results, { ...context, ...exceeded }));
      if (flags.outputFile !== undefined) writeReport(path.resolve(cwd, flags.outputFile), text, cwd);
      else if (begun) {
        put('\n');
        if (output) output.flush();
        else writeAll(1, text);
      }
      if (tooMany && errors === 0) notice(`apology-lint found too many warnings (maximum: ${maxWarnings}).`);
      return errors > 0 || tooMany ? 1 : 0;
    },
  };
}

function writeReport(file: string, text: string, cwd: string): void {
  try {
    makeFolder(path.dirname(file));
    fs.writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`Cannot write the report to '${shown(file, cwd)}': ${reason(error)}`);
  }
}
