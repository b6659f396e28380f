import type { Root } from 'nlcst';
import type { Plugin } from 'unified';
import type { LintOptions } from './lint-options.ts';

/**
 * Our linter as a plugin of retext or unified: `retext().use(retextApology)`. It reads the file and leaves the
 * tree alone; each finding becomes a message with place, `ruleId` and source `apology-lint`, fatal for errors.
 */
const retextApology: Plugin<[LintOptions?], Root> = (options = {}) => {
  return async (_tree, file) => {
    const { lint } = await import('./library.ts');
    const { messages } = await lint(String(file), { filePath: file.path, ...options });
    for (const { message, ruleId, severity, line, column, endLine, endColumn } of messages) {
      const start = { line, column };
      const place = { start, end: { line: endLine ?? line, column: endColumn ?? column } };
      const added = file.message(message, { place, source: 'apology-lint', ...(ruleId ? { ruleId } : {}) });
      added.fatal = severity === 2;
    }
  };
};

export default retextApology;
