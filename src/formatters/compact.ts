import type { FileResult } from '../types.ts';
import { isError } from './common.ts';

/** One line a diagnostic: `file: line 1, col 2, Error - message (rule)`. */
export default function compact(results: readonly FileResult[]): string {
  const lines = results.flatMap(({ filePath, messages }) =>
    messages.map((one) => {
      const rule = one.ruleId ? ` (${one.ruleId})` : '';
      return `${filePath}: line ${one.line}, col ${one.column}, ${isError(one) ? 'Error' : 'Warning'} - ${one.message}${rule}`;
    }),
  );
  if (lines.length === 0) return '';
  return `${lines.join('\n')}\n\n${lines.length} problem${lines.length === 1 ? '' : 's'}`;
}
