import fs from 'node:fs';
import path from 'node:path';
import { didYouMean } from '../suggest.ts';
import { type FileResult, type Rule, UsageError } from '../types.ts';

/** What a formatter may know besides the results. */
export interface FormatContext {
  readonly cwd: string;
  /** 0 none, 1 sixteen colours, 2 two hundred and fifty-six, 3 all. */
  readonly color: 0 | 1 | 2 | 3;
  readonly version: string;
  /** Set where the run fails because of its warnings. */
  readonly maxWarningsExceeded?: { readonly maxWarnings: number; readonly foundWarnings: number };
  /** The rules that ran, for formats that describe them; loaded when asked for. */
  rules(): Promise<Readonly<Record<string, Rule>>>;
}

/** A report made file by file: its texts one after the other are the whole, and a long file's come piece by piece. */
export interface Parts {
  add(result: FileResult): Iterable<string>;
  end(): string;
}

/** Turns results into the report; the text is printed as it stands, with one line end after it. */
export interface Formatter {
  (results: readonly FileResult[], context: FormatContext): string | Promise<string>;
  /** Begins a report that needs no more than one result at a time. */
  readonly parts?: (context: FormatContext) => Parts | Promise<Parts>;
}

/** The whole report of a formatter that works file by file. */
export function whole({ add, end }: Parts, results: readonly FileResult[]): string {
  return results.flatMap((result) => [...add(result)]).join('') + end();
}

type Loader = () => Promise<{ readonly default: Formatter }>;

/** The formats that ship, each in the file of its name. */
export const formatters: Readonly<Record<string, Loader>> = {
  stylish: () => import('./stylish.ts'),
  json: () => import('./json.ts'),
  anatomy: () => import('./anatomy.ts'),
  compact: () => import('./compact.ts'),
  'json-with-metadata': () => import('./json-with-metadata.ts'),
  sarif: () => import('./sarif.ts'),
  github: () => import('./github.ts'),
  gitlab: () => import('./gitlab.ts'),
  junit: () => import('./junit.ts'),
  checkstyle: () => import('./checkstyle.ts'),
  rdjson: () => import('./rdjson.ts'),
  html: () => import('./html.ts'),
};

/**
 * Loads a format by its name, or from a file or package whose default export is a formatter.
 *
 * @param plugged Gives the formats of plug-ins; asked only for a name that is none of ours.
 * @throws UsageError where there is no such format, or the module gives no function.
 */
export async function loadFormatter(
  id: string,
  cwd: string,
  plugged: () => Promise<Readonly<Record<string, Formatter>>> = async () => ({}),
): Promise<Formatter> {
  if (Object.hasOwn(formatters, id)) return (await formatters[id]!()).default;
  const isPath = /^\.{0,2}[/\\]|\.[cm]?[jt]s$/.test(id) || path.isAbsolute(id);
  if (isPath) return guarded(id, await fromFile(id, path.resolve(cwd, id)));
  const theirs = await plugged();
  if (Object.hasOwn(theirs, id)) return guarded(id, theirs[id]!);
  const file = (await import('../plugins/find.ts')).moduleOf(id, cwd);
  if (file !== undefined) return guarded(id, await fromFile(id, file));
  const names = [...Object.keys(formatters), ...Object.keys(theirs)];
  const list = ` (formats: ${names.join(', ')}, or the path of a module)`;
  throw new UsageError(`Unknown format '${id}'${didYouMean(id, names) || list}`);
}

async function fromFile(id: string, file: string): Promise<Formatter> {
  let loaded: { default?: unknown };
  try {
    loaded = await (await import('../load-module.ts')).loadModule(file);
  } catch (error) {
    const stat = fs.statSync(file, { throwIfNoEntry: false });
    if (stat?.isFile()) throw await (await import('../load-error.ts')).loadError('the format', file, error);
    throw new UsageError(`Cannot load the format '${id}': ${stat ? 'it is a folder' : 'no such file'}`);
  }
  const nested = (loaded.default as { default?: unknown } | undefined)?.default;
  const formatter = typeof loaded.default === 'function' ? loaded.default : nested;
  if (typeof formatter !== 'function') {
    throw new UsageError(`The format '${id}' has no function as its default export: ${file}`);
  }
  return formatter as Formatter;
}

/** What goes wrong in a formatter that is not ours is told as its mistake. */
function guarded(id: string, formatter: Formatter): Formatter {
  return async (results, context) => {
    let text: unknown;
    try {
      text = await formatter(results, context);
    } catch (error) {
      throw new UsageError(`The format '${id}' failed: ${(error as Error)?.message ?? error}`);
    }
    if (typeof text !== 'string') throw new UsageError(`The format '${id}' gave no text: return a string`);
    return text;
  };
}
