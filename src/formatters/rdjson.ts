import { linesOf } from '../diagnostics.ts';
import type { Diagnostic, FileResult } from '../types.ts';
import { isError, repositoryPath } from './common.ts';
import type { FormatContext } from './index.ts';

/** Reviewdog's diagnostic format; its columns count bytes of UTF-8. */
export default function rdjson(results: readonly FileResult[], { cwd }: FormatContext): string {
  const diagnostics = results.flatMap(({ filePath, messages, source = '' }) => {
    const lines = messages.length > 0 ? linesOf(source) : [];
    let last = { line: 0, column: 1, bytes: 0 };
    /** Counts on from the last start where it can: a long line may hold many hits. */
    const place = (line: number, column: number) => {
      const from = last.line === line && last.column <= column ? last : { column: 1, bytes: 0 };
      const more = (lines[line - 1] ?? '').slice(from.column - 1, column - 1);
      return { line, column, bytes: from.bytes + Buffer.byteLength(more) };
    };
    const position = ({ line, bytes }: typeof last) => ({ line, column: bytes + 1 });
    const rangeOf = ({ line, column, endLine, endColumn = 1 }: Diagnostic) => {
      last = place(line, column);
      return {
        start: position(last),
        ...(endLine === undefined ? {} : { end: position(place(endLine, endColumn)) }),
      };
    };
    return messages.map((one) => ({
      message: one.message,
      location: {
        path: repositoryPath(filePath, cwd),
        // A diagnostic on the whole file has line 0.
        ...(one.line > 0 ? { range: rangeOf(one) } : {}),
      },
      severity: isError(one) ? 'ERROR' : 'WARNING',
      ...(one.ruleId ? { code: { value: one.ruleId } } : {}),
    }));
  });
  return JSON.stringify({ source: { name: 'apology-lint' }, diagnostics });
}
