import { linesOf } from '../diagnostics.ts';
import type { Diagnostic, FileResult } from '../types.ts';
import { isError, repositoryPath } from './common.ts';
import type { FormatContext } from './index.ts';

/** Reviewdog's diagnostic format; its columns count bytes of UTF-8. */
export default function rdjson(results: readonly FileResult[], { cwd }: FormatContext): string {
  const diagnostics = results.flatMap(({ filePath, messages, source = '' }) => {
    const lines = messages.length > 0 ? linesOf(source) : [];
    const position = (line: number, column: number) => ({
      line,
      column: Buffer.byteLength((lines[line - 1] ?? '').slice(0, column - 1)) + 1,
    });
    const rangeOf = ({ line, column, endLine, endColumn = 1 }: Diagnostic) => ({
      start: position(line, column),
      ...(endLine === undefined ? {} : { end: position(endLine, endColumn) }),
    });
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
