import type { Diagnostic, FileResult } from '../types.ts';
import { isError, repositoryPath } from './common.ts';
import type { FormatContext } from './index.ts';

/** Reviewdog's diagnostic format; its columns count bytes of UTF-8. */
export default function rdjson(results: readonly FileResult[], { cwd }: FormatContext): string {
  const diagnostics = results.flatMap(({ filePath, messages, source = '' }) => {
    const lines = messages.length > 0 ? source.split('\n') : [];
    const position = (line: number, column: number) => ({
      line,
      column: Buffer.byteLength((lines[line - 1] ?? '').slice(0, column - 1)) + 1,
    });
    return messages.map((one: Diagnostic) => ({
      message: one.message,
      location: {
        path: repositoryPath(filePath, cwd),
        range: {
          start: position(one.line, one.column),
          ...(one.endLine === undefined ? {} : { end: position(one.endLine, one.endColumn ?? 1) }),
        },
      },
      severity: isError(one) ? 'ERROR' : 'WARNING',
      ...(one.ruleId ? { code: { value: one.ruleId } } : {}),
    }));
  });
  return JSON.stringify({ source: { name: 'apology-lint' }, diagnostics });
}
