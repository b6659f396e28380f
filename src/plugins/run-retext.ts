import type { Root } from 'nlcst';
import { type Plugin, unified } from 'unified';
import { VFile } from 'vfile';
import { inSource, type Lines } from '../diagnostics.ts';
import type { Fold } from '../language/fold.ts';
import { mistakeOf } from '../mistake.ts';
import { toNlcst } from '../nlcst.ts';
import { tokenise } from '../parse/index.ts';
import type { DraftReading } from '../reading.ts';
import type { Diagnostic } from '../types.ts';

/** A retext plugin by the name under which the configuration gave it. */
export interface NamedPlugin {
  readonly name: string;
  readonly plugin: Plugin<[], Root>;
}

/** The file that a draft stands in, and how its letters are folded. */
export interface Setting {
  readonly filePath: string | undefined;
  readonly lines: Lines;
  readonly fold: Fold;
}

/**
 * Runs retext plugins on a draft's tree; each message becomes a warning under the plugin's own id.
 *
 * @throws UsageError where a plugin fails.
 */
export async function runRetext(
  { draft, sentences, text }: DraftReading,
  plugins: readonly NamedPlugin[],
  { filePath, lines, fold }: Setting,
): Promise<Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const { name, plugin } of plugins) {
    const file = new VFile(text);
    // Tokens are kept only until the next text is parsed, which may be while a plugin waits.
    const tree = toNlcst(tokenise(text, draft.placeholders, draft.skipped, fold), [...sentences]);
    try {
      await withoutTraces(() => unified().use(plugin).run(tree, file));
    } catch (error) {
      throw mistakeOf(`retext plugin '${name}'`, filePath, error);
    }
    for (const { place, reason, source } of file.messages) {
      const start = place && ('start' in place ? place.start.offset : place.offset);
      const end = place && ('end' in place ? place.end.offset : place.offset);
      const span = inSource(draft, { start: start ?? 0, end: end ?? start ?? 0 });
      found.push({ ruleId: source ?? name, severity: 1, message: reason, ...lines.place(span) });
    }
  }
  return found;
}

/**
 * Begins some work whose errors and messages record no place where they were made: nobody reads that of a message, and
 * it is most of its cost. What the work waits for records it again, as others go on meanwhile.
 */
function withoutTraces<T>(begin: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return begin();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
