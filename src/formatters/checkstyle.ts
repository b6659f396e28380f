import type { FileResult } from '../types.ts';
import { isError, xml } from './common.ts';

/** Checkstyle XML 4.3, as reviewdog and Jenkins read it. */
export default function checkstyle(results: readonly FileResult[]): string {
  const files = results.map(({ filePath, messages }) => {
    const errors = messages.map(
      (one) =>
        `<error line="${one.line}" column="${one.column}" severity="${isError(one) ? 'error' : 'warning'}" ` +
        `message="${xml(one.message)}${one.ruleId ? ` (${xml(one.ruleId)})` : ''}" source="apology-lint.${xml(one.ruleId ?? 'none')}" />`,
    );
    return `<file name="${xml(filePath)}">${errors.join('')}</file>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>\n<checkstyle version="4.3">${files.join('')}</checkstyle>`;
}
