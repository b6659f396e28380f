import { appendFileSync } from 'node:fs';
import { reason } from '../files/read.ts';
import { printable } from '../printable.ts';
import type { FileResult } from '../types.ts';
import { checkout, type Hit, hitsOf, isError } from './common.ts';
import type { FormatContext } from './index.ts';

/** GitHub shows this many errors, and as many warnings, of one step. */
const shown = 10;
/** A summary of so many rows stays below the 1 MiB beyond which GitHub takes none. */
const listed = 2000;

const data = (text: string): string => printable(text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A'));
const property = (text: string): string => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');

/** Workflow commands for annotations, errors first; and the step's summary where GitHub gives a file for it. */
export default function github(results: readonly FileResult[], { cwd }: FormatContext): string {
  const hits = hitsOf(results, checkout(cwd, process.env.GITHUB_WORKSPACE));
  const errors = hits.filter(({ diagnostic }) => isError(diagnostic));
  const warnings = hits.filter(({ diagnostic }) => !isError(diagnostic));
  const summary = process.env.GITHUB_STEP_SUMMARY;
  const lines = [
    ...errors.map((hit) => annotation('error', hit)),
    ...warnings.map((hit) => annotation('warning', hit)),
  ];
  const cut = Math.max(0, errors.length - shown) + Math.max(0, warnings.length - shown);
  if (cut > 0)
    lines.push(`::notice::GitHub shows ${shown} errors and ${shown} warnings a step; ${cut} more are in the log`);
  if (summary) {
    try {
      appendFileSync(summary, `${summarise([...errors, ...warnings])}\n`);
    } catch (error) {
      lines.push(`::warning::Cannot write the step summary '${data(summary)}': ${reason(error)}`);
    }
  }
  return lines.join('\n');
}

function annotation(command: string, { file, diagnostic }: Hit): string {
  const { line, column, endLine = line, endColumn, ruleId, message } = diagnostic;
  const properties = [
    `file=${property(file)}`,
    `line=${line || 1}`,
    `endLine=${endLine || 1}`,
    `col=${column || 1}`,
    ...(endColumn === undefined || endLine !== line ? [] : [`endColumn=${endColumn}`]),
    `title=${property(ruleId ? `apology-lint: ${ruleId}` : 'apology-lint')}`,
  ];
  return `::${command} ${properties.join(',')}::${data(message)}`;
}

function summarise(hits: readonly Hit[]): string {
  if (hits.length === 0) return '### apology-lint\n\nNo problems found.';
  const cell = (text: string): string => text.replace(/[|<>\\`*_[\]]/g, '\\$&').replace(/\s+/g, ' ');
  const rows = hits
    .slice(0, listed)
    .map(
      ({ file, diagnostic: one }) =>
        `| ${isError(one) ? 'error' : 'warning'} | ${cell(file)}:${one.line} | ${one.ruleId ?? ''} | ${cell(one.message)} |`,
    );
  const rest = hits.length > listed ? `\n\n${hits.length - listed} more are in the log.` : '';
  return `### apology-lint\n\n| | place | rule | message |\n| --- | --- | --- | --- |\n${rows.join('\n')}${rest}`;
}
