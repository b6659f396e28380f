import { type Finding, type Options, type Reading, type Rule, UsageError } from './types.ts';

/** What goes wrong in a plug-in, told as its mistake, with the file that it met. */
export function mistakeOf(plugin: string, file: string | undefined, error: unknown): UsageError {
  const why = (error as Error | undefined)?.message?.split('\n')[0] ?? String(error);
  return new UsageError(`${file ?? '<text>'}: ${plugin}: ${why}`);
}

/** What a rule of a plug-in finds; where it fails, that is told as its mistake. */
export function* guarded(
  rule: Rule,
  reading: Reading,
  options: Options,
  filePath: string | undefined,
): Generator<Finding> {
  try {
    for (const { span, ...rest } of rule.check(reading, options))
      yield { span: { start: span.start, end: span.end }, ...rest };
  } catch (error) {
    throw mistakeOf(`rule '${rule.id}'`, filePath, error);
  }
}
