import { printable } from '../printable.ts';
import type { Diagnostic, FileResult } from '../types.ts';
import { counted, isError } from './common.ts';
import { type FormatContext, type Parts, whole } from './index.ts';
import { width } from './width.ts';

interface Paint {
  file(text: string): string;
  dim(text: string): string;
  error(text: string): string;
  warning(text: string): string;
  summary(text: string, failed: boolean): string;
  /** Before and after the whole. */
  readonly reset: string;
}

/** Length from which a part of a table is handed on, in UTF-16 code units. */
const enough = 1 << 13;
const same = (text: string): string => text;
const plain: Paint = { file: same, dim: same, error: same, warning: same, summary: same, reset: '' };

/** eslint's default layout: a file's path, its problems in columns, and a summary; nothing where all is clean. */
export default async function stylish(results: readonly FileResult[], context: FormatContext): Promise<string> {
  return whole(await parts(context), results);
}
stylish.parts = parts;

async function parts(context: FormatContext): Promise<Parts> {
  const paint = context.color > 0 ? await coloured(context.color) : plain;
  let errors = 0;
  let warnings = 0;
  let fixableErrors = 0;
  let fixableWarnings = 0;
  let failed = false;
  let before = `${paint.reset}\n`;
  return {
    *add(result) {
      if (result.messages.length === 0) return;
      errors += result.errorCount;
      warnings += result.warningCount;
      fixableErrors += result.fixableErrorCount;
      fixableWarnings += result.fixableWarningCount;
      failed ||= result.messages.some(isError);
      let text = `${before}${paint.file(printable(result.filePath))}\n`;
      before = '';
      for (const row of rows(result.messages, paint)) {
        text += `${row}\n`;
        if (text.length < enough) continue;
        yield text;
        text = '';
      }
      yield `${text}\n`;
    },
    end() {
      const total = errors + warnings;
      if (total === 0) return '';
      const counts = `${counted(errors, 'error')}, ${counted(warnings, 'warning')}`;
      let text = `${paint.summary(`✖ ${counted(total, 'problem')} (${counts})`, failed)}\n`;
      if (fixableErrors + fixableWarnings > 0) {
        const fixable = `${counted(fixableErrors, 'error')} and ${counted(fixableWarnings, 'warning')}`;
        text += `${paint.summary(`  ${fixable} potentially fixable with the \`--fix\` option.`, failed)}\n`;
      }
      return text + paint.reset;
    },
  };
}

/** Diagnostics in columns. */
function* rows(messages: readonly Diagnostic[], paint: Paint): Generator<string> {
  const said = messages.map(({ message }) => printable(withoutStop(message)));
  const widths = said.map(width);
  const lineWidth = longest(messages, ({ line }) => String(line || 0).length);
  const columnWidth = longest(messages, ({ column }) => String(column || 0).length);
  const severityWidth = messages.some((message) => !isError(message)) ? 'warning'.length : 'error'.length;
  const messageWidth = widths.reduce((most, one) => Math.max(most, one), 0);
  for (const [index, message] of messages.entries()) {
    const line = String(message.line || 0);
    const column = String(message.column || 0);
    const severity = isError(message) ? 'error' : 'warning';
    // eslint makes the colon of the gap between two columns: the padding after the column stays.
    const place = `${' '.repeat(lineWidth - line.length)}${paint.dim(`${line}:${column}`)}${' '.repeat(columnWidth - column.length)}`;
    const kind = `${paint[severity](severity)}${' '.repeat(severityWidth - severity.length)}`;
    const text = `${said[index]!}${' '.repeat(messageWidth - widths[index]!)}`;
    yield message.ruleId
      ? `  ${place}  ${kind}  ${text}  ${paint.dim(message.ruleId)}`
      : `  ${place}  ${kind}  ${text}`.trimEnd();
  }
}

/** A message without the full stop at its end, unless a blank stands before that. */
function withoutStop(message: string): string {
  return message.endsWith('.') && message.length > 1 && message.at(-2) !== ' ' ? message.slice(0, -1) : message;
}

function longest(messages: readonly Diagnostic[], length: (message: Diagnostic) => number): number {
  return messages.reduce((most, message) => Math.max(most, length(message)), 0);
}

async function coloured(level: 0 | 1 | 2 | 3): Promise<Paint> {
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level });
  return {
    file: chalk.underline,
    dim: chalk.dim,
    error: chalk.red,
    warning: chalk.yellow,
    summary: (text, failed) => (failed ? chalk.red.bold(text) : chalk.yellow.bold(text)),
    // chalk would close and reopen at each line end; eslint wraps the whole.
    reset: '\u001b[0m',
  };
}
