import { readFileSync } from 'node:fs';
import { UsageError } from './types.ts';

/**
 * What to tell of a user's module that does not load, with the line where that can be found out.
 *
 * @param what Names its use, as in `the configuration`.
 */
export async function loadError(what: string, file: string, error: unknown): Promise<UsageError> {
  const { message = String(error), stack = '', name } = (error ?? {}) as Error;
  const place =
    placeIn(`${stack}\n${message}`, file) ?? (name === 'SyntaxError' ? await placeOfSyntax(file) : undefined);
  const why = (message.split('\n')[0] ?? '').replace(/^ParseError: /, '').trim();
  return new UsageError(`Cannot load ${what} '${file}${place ?? ''}': ${why}`);
}

function placeIn(text: string, file: string): string | undefined {
  const at = text.indexOf(`${file}:`);
  return at < 0 ? undefined : /^:\d+(?::\d+)?/.exec(text.slice(at + file.length))?.[0];
}

/** Node tells the line of a broken module to nobody but the terminal; the loader of TypeScript writes it down. */
async function placeOfSyntax(file: string): Promise<string | undefined> {
  const { createJiti } = await import('jiti');
  const code = createJiti(file).transform({ source: readFileSync(file, 'utf8'), filename: file, ts: true });
  const [, line, column] = /__JITI_ERROR__ = .*"line":(\d+),"column":(\d+)/.exec(code) ?? [];
  return line === undefined ? undefined : `:${line}:${Number(column) + 1}`;
}
