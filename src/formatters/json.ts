import type { Diagnostic, FileResult, SuppressedDiagnostic } from '../types.ts';
import { type Parts, whole } from './index.ts';

/** A result with what only some runs add: times under `--stats`. */
type Extended = FileResult & { readonly stats?: unknown };

/** eslint's JSON on one line, key for key, and `drafts`: what was read of each message in the file. */
export default function json(results: readonly FileResult[]): string {
  return whole(parts(), results);
}
json.parts = parts;

function parts(): Parts {
  let before = '[';
  return {
    *add(result) {
      yield before + JSON.stringify(toJson(result));
      before = ',';
    },
    end: () => (before === '[' ? '[]' : ']'),
  };
}

/** One result as plain JSON, its keys in eslint's order. */
export function toJson(result: Extended): Record<string, unknown> {
  return {
    filePath: result.filePath,
    messages: result.messages.map(message),
    suppressedMessages: result.suppressedMessages.map(suppressed),
    errorCount: result.errorCount,
    fatalErrorCount: result.fatalErrorCount,
    warningCount: result.warningCount,
    fixableErrorCount: result.fixableErrorCount,
    fixableWarningCount: result.fixableWarningCount,
    ...(result.messages.length > 0 && result.source !== undefined ? { source: result.source } : {}),
    usedDeprecatedRules: [],
    ...(result.stats === undefined ? {} : { stats: result.stats }),
    drafts: result.drafts.map(({ line, column, endLine, endColumn, key, language, apology, elements }) => ({
      line,
      column,
      endLine,
      endColumn,
      key,
      language,
      apology,
      elements,
    })),
  };
}

// JSON.stringify leaves undefined keys out, so that an absent key stays absent.
function message(diagnostic: Diagnostic): Record<string, unknown> {
  return {
    ruleId: diagnostic.ruleId,
    severity: diagnostic.severity,
    fatal: diagnostic.fatal,
    message: diagnostic.message,
    messageId: diagnostic.messageId,
    line: diagnostic.line,
    column: diagnostic.column,
    endLine: diagnostic.endLine,
    endColumn: diagnostic.endColumn,
    fix: diagnostic.fix,
    suggestions: diagnostic.suggestions,
  };
}

function suppressed(diagnostic: SuppressedDiagnostic): Record<string, unknown> {
  return { ...message(diagnostic), suppressions: diagnostic.suppressions };
}
