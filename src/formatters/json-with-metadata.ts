import type { FileResult } from '../types.ts';
import type { FormatContext } from './index.ts';
import { toJson } from './json.ts';

/** The results of `json`, and what the rules that ran are about. */
export default async function jsonWithMetadata(
  results: readonly FileResult[],
  context: FormatContext,
): Promise<string> {
  const rules = await context.rules();
  const used = new Set(
    results.flatMap(({ messages, suppressedMessages }) =>
      [...messages, ...suppressedMessages].map(({ ruleId }) => ruleId),
    ),
  );
  const rulesMeta = Object.fromEntries(
    Object.entries(rules)
      .filter(([id]) => used.has(id))
      .map(([id, { kind, what, why, source, options }]) => [
        id,
        { type: kind, docs: { description: what, why, source }, schema: options ?? {} },
      ]),
  );
  const { cwd, maxWarningsExceeded } = context;
  return JSON.stringify({
    results: results.map(toJson),
    metadata: { cwd, rulesMeta, ...(maxWarningsExceeded ? { maxWarningsExceeded } : {}) },
  });
}
