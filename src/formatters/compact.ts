import { printable } from '../printable.ts';
import type { FileResult } from '../types.ts';
import { counted, isError } from './common.ts';
import { type Parts, whole } from './index.ts';

/** One line a diagnostic: `file: line 1, col 2, Error - message (rule)`. */
export default function compact(results: readonly FileResult[]): string {
  return whole(parts(), results);
}
compact.parts = parts;

function parts(): Parts {
  let count = 0;
  return {
    *add({ filePath, messages }) {
      count += messages.length;
      for (const one of messages) {
        const rule = one.ruleId ? ` (${one.ruleId})` : '';
        const place = `${filePath}: line ${one.line}, col ${one.column}`;
        yield `${printable(`${place}, ${isError(one) ? 'Error' : 'Warning'} - ${one.message}${rule}`)}\n`;
      }
    },
    end: () => (count === 0 ? '' : `\n${counted(count, 'problem')}`),
  };
}
