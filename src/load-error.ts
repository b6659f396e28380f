import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { UsageError } from './types.ts';

/**
 * What to tell of a user's module that does not load, with the line where that can be found out.
 *
 * @param what Names its use, as in `the configuration`.
 */
export async function loadError(what: string, file: string, error: unknown): Promise<UsageError> {
  const { message = String(error), stack = '', name } = (error ?? {}) as Error;
  const place =
    placeIn(`${stack}\n${message}`, file) ??
    placeOfImport(message, file) ??
    (name === 'SyntaxError' ? await placeOfSyntax(file) : undefined);
  const why = (message.split('\n')[0] ?? '').replace(/^ParseError: /, '').trim();
  return new UsageError(`Cannot load ${what} '${file}${place ?? ''}': ${why}`);
}

function placeIn(text: string, file: string): string | undefined {
  const at = text.indexOf(`${file}:`);
  return at < 0 ? undefined : /^:\d+(?::\d+)?/.exec(text.slice(at + file.length))?.[0];
}

/** Where a module imports what is not there, which Node tells by the name alone. */
function placeOfImport(message: string, file: string): string | undefined {
  const missing = /^Cannot find (?:package|module) '([^']+)'/.exec(message)?.[1];
  if (missing === undefined || !existsSync(file)) return undefined;
  const text = readFileSync(file, 'utf8');
  const words = [...text.matchAll(/(['"])([^'"\n]*)\1/g)];
  const found = words.find(([, , word = '']) => basename(word) === basename(missing));
  return found && placeAt(text, found.index);
}

/** The place of an offset as `:line:column`. */
export function placeAt(text: string, offset: number): string {
  const before = text.slice(0, offset);
  return `:${before.split('\n').length}:${offset - before.lastIndexOf('\n')}`;
}

/** Node tells the line of a broken module to nobody but the terminal; the loader of TypeScript writes it down. */
async function placeOfSyntax(file: string): Promise<string | undefined> {
  const { createJiti } = await import('jiti');
  const code = createJiti(file).transform({ source: readFileSync(file, 'utf8'), filename: file, ts: true });
  const [, line, column] = /__JITI_ERROR__ = .*"line":(\d+),"column":(\d+)/.exec(code) ?? [];
  return line === undefined ? undefined : `:${line}:${Number(column) + 1}`;
}
