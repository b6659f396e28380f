import { type Finding, type Options, type Reading, type Rule, UsageError } from './types.ts';

/** What goes wrong in a plug-in, told as its mistake, with the file that it met. */
export function mistakeOf(plugin: string, file: string | undefined, error: unknown): UsageError {
  const why = (error as Error | undefined)?.message?.split('\n')[0] ?? String(error);
  return new UsageError(`${file ?? '<text>'}: ${plugin}: ${why}`);
}

/** What a rule of a plug-in finds; where it fails or finds what cannot be, that is told as its mistake. */
export function* guarded(
  rule: Rule,
  reading: Reading,
  options: Options,
  filePath: string | undefined,
): Generator<Finding> {
  try {
    for (const { span, ...rest } of rule.check(reading, options)) {
      const { start, end } = span;
      if (![start, end].every(Number.isInteger) || start < 0 || end < start || end > reading.text.length)
        throw Error(`span ${start} to ${end} is no stretch of its text, which has a length of ${reading.text.length}`);
      if (!rule.messages?.includes(rest.messageId)) throw Error(`'messages' names no '${rest.messageId}'`);
      yield { span: { start, end }, ...rest };
    }
  } catch (error) {
    throw mistakeOf(`rule '${rule.id}'`, filePath, error);
  }
}
