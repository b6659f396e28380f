import { appendFileSync } from 'node:fs';
import type { FileResult } from '../types.ts';
import { type Hit, hitsOf, isError } from './common.ts';
import type { FormatContext } from './index.ts';

/** GitHub shows this many errors, and as many warnings, of one step. */
const shown = 10;

const data = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const property = (text: string): string => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');

/** Workflow commands for annotations, errors first; and the step's summary where GitHub gives a file for it. */
export default function github(results: readonly FileResult[], { cwd }: FormatContext): string {
  const hits = hitsOf(results, cwd);
  const errors = hits.filter(({ diagnostic }) => isError(diagnostic));
  const warnings = hits.filter(({ diagnostic }) => !isError(diagnostic));
  const summary = process.env.GITHUB_STEP_SUMMARY;
  if (summary) appendFileSync(summary, `${summarise([...errors, ...warnings])}\n`);
  const lines = [
    ...errors.map((hit) => annotation('error', hit)),
    ...warnings.map((hit) => annotation('warning', hit)),
  ];
  const cut = Math.max(0, errors.length - shown) + Math.max(0, warnings.length - shown);
  if (cut > 0)
    lines.push(`::notice::GitHub shows ${shown} errors and ${shown} warnings a step; ${cut} more are in the log`);
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
  const rows = hits.map(
    ({ file, diagnostic: one }) =>
      `| ${isError(one) ? 'error' : 'warning'} | ${cell(file)}:${one.line} | ${one.ruleId ?? ''} | ${cell(one.message)} |`,
  );
  return `### apology-lint\n\n| | place | rule | message |\n| --- | --- | --- | --- |\n${rows.join('\n')}`;
}
