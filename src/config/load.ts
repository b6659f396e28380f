import fs from 'node:fs';
import path from 'node:path';
import type { Node } from 'jsonc-parser';
import { reason } from '../files/read.ts';
import { textStart } from '../inputs/lines.ts';
import { loadError, placeAt } from '../load-error.ts';
import { UsageError } from '../types.ts';
import type { Path } from '../validate.ts';

/** A configuration file's content. */
export interface Loaded {
  readonly file: string;
  readonly data: unknown;
  /** The place of an entry as `:line:column`, or nothing where the notation has no lines. */
  place(at: Path): string;
}

/** Loads a configuration file of any notation; undefined for a package.json that says nothing about us. */
export async function loadFile(file: string): Promise<Loaded | undefined> {
  const ending = path.extname(file);
  if (path.basename(file) === 'package.json') {
    const text = readText(file);
    if (!text.includes('"apologyLint"')) return undefined;
    return fromJson(file, text, ['apologyLint']);
  }
  if (ending === '.json' || ending === '.jsonc') return fromJson(file, readText(file), []);
  if (ending === '.yaml' || ending === '.yml') {
    return (await import('./load-yaml.ts')).fromYaml(file, readText(file));
  }
  if (/^\.[cm]?[jt]s$/.test(ending)) return fromModule(file);
  throw new UsageError(
    `Cannot read the configuration '${file}': its ending is none of .js, .mjs, .ts, .json, .jsonc, .yaml`,
  );
}

function readText(file: string): string {
  try {
    const text = fs.readFileSync(file, 'utf8');
    return text.slice(textStart(text));
  } catch (error) {
    throw new UsageError(`Cannot read the configuration '${file}': ${reason(error)}`);
  }
}

async function fromJson(file: string, text: string, top: Path): Promise<Loaded | undefined> {
  const { findNodeAtLocation, getNodeValue, parseTree, printParseErrorCode } = await import('jsonc-parser');
  const errors: { error: number; offset: number; length: number }[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  const first = errors[0];
  if (first) {
    const what = printParseErrorCode(first.error)
      .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
      .toLowerCase();
    throw new UsageError(`${file}${placeAt(text, first.offset)}: broken JSON: ${what}`);
  }
  const twice = tree && secondOf(tree);
  if (twice) throw new UsageError(`${file}${placeAt(text, twice.offset)}: broken JSON: '${twice.value}' stands twice`);
  const node = tree && findNodeAtLocation(tree, [...top]);
  if (!node) return top.length > 0 ? undefined : { file, data: {}, place: () => '' };
  const place = (at: Path): string => {
    const found = findNodeAtLocation(tree, [...top, ...at]);
    const owner = found?.parent?.type === 'property' ? found.parent : found;
    return owner ? placeAt(text, owner.offset) : '';
  };
  return { file, data: getNodeValue(node), place };
}

/** The first key that its mapping has already: only one of the two would count. */
function secondOf({ type, children = [] }: Node): Node | undefined {
  const keys = type === 'object' ? children.flatMap(({ children }) => children?.[0] ?? []) : [];
  const twice = keys.find(({ value }, index) => keys.findIndex((key) => key.value === value) < index);
  return twice ?? children.map(secondOf).find((found) => found !== undefined);
}

/** Where the keys of a path stand in a module, one after the other: what its code makes of them cannot be seen. */
function lineOfKeys(text: string, at: Path): string {
  let found: RegExpExecArray | null = null;
  for (const key of at.filter((key) => typeof key === 'string')) {
    const name = key.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
    const word = new RegExp(`(?<![\\w/-])(['"\`]?)${name}\\1(?![\\w/-])`, 'g');
    word.lastIndex = found ? found.index + found[0].length : 0;
    const next = word.exec(text);
    if (!next) break;
    found = next;
  }
  return found ? placeAt(text, found.index) : '';
}

async function fromModule(file: string): Promise<Loaded> {
  let data: unknown;
  try {
    data = await (await (await import('../load-module.ts')).loadModule(file)).default;
  } catch (error) {
    throw await loadError('the configuration', file, error);
  }
  if (data === undefined) throw new UsageError(`The configuration '${file}' has no default export`);
  const text = readText(file);
  return { file, data, place: (at) => lineOfKeys(text, at) };
}
