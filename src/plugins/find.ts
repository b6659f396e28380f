import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isAbsolute, join, resolve } from 'node:path';
import { reason } from '../files/read.ts';
import { UsageError } from '../types.ts';

/**
 * The folder of a plug-in.
 *
 * @param name A folder (`./lint`) or the name of a package.
 * @param from The absolute folder of the configuration that names it.
 * @throws UsageError where there is none.
 */
export function folderOf(name: string, from: string): string {
  if (isPath(name)) {
    const folder = resolve(from, name);
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
    throw new UsageError(`plug-in '${name}' is not there: no folder ${folder}`);
  }
  const folder = packageFolder(name, from);
  if (folder !== undefined) return folder;
  const local = existsSync(join(from, name)) ? `, or name the folder as './${name}'` : '';
  throw new UsageError(`plug-in '${name}' is not installed: 'npm install --save-dev ${name}'${local}`);
}

/** The folder of an installed package, whatever its package.json lets others see; undefined where there is none. */
function packageFolder(name: string, from: string): string | undefined {
  const places = createRequire(join(from, 'x.js')).resolve.paths(name) ?? [];
  return places.map((place) => join(place, name)).find((folder) => existsSync(join(folder, 'package.json')));
}

/**
 * The module that a name leads to: the file or folder of a path, a package, or a file of one; undefined where there is
 * none.
 *
 * @param from The absolute folder of what names it.
 */
export function moduleOf(name: string, from: string): string | undefined {
  const place = isPath(name) ? resolve(from, name) : packageFolder(name, from);
  const file = place === undefined || isFile(place) ? place : entryOf(place);
  if (file !== undefined) return file;
  try {
    return createRequire(join(from, 'x.js')).resolve(place ?? name);
  } catch {
    return undefined;
  }
}

/**
 * The module of a folder or package: what its package.json names, else `index`; undefined where it has none.
 *
 * @throws UsageError where its package.json is broken.
 */
export function entryOf(folder: string): string | undefined {
  const manifest = join(folder, 'package.json');
  const { exports, main } = existsSync(manifest) ? read(manifest) : {};
  const named = [target(exports), main].filter((name) => typeof name === 'string');
  return [...named, 'index.js', 'index.mjs', 'index.cjs'].map((name) => join(folder, name)).find(isFile);
}

function read(manifest: string): { readonly exports?: unknown; readonly main?: unknown } {
  try {
    return JSON.parse(readFileSync(manifest, 'utf8')) ?? {};
  } catch (error) {
    throw new UsageError(`Cannot read '${manifest}': ${reason(error)}`);
  }
}

/** The file that a package exports as itself: `exports` may be a path, conditions, or either under `.`. */
function target(exports: unknown): string | undefined {
  if (typeof exports === 'string') return exports;
  if (typeof exports !== 'object' || exports === null) return undefined;
  const { '.': self, node, import: module, default: plain } = exports as Record<string, unknown>;
  return target(self ?? node ?? module ?? plain);
}

/** Whether a name is a path and no package. */
export const isPath = (name: string): boolean => /^\.{1,2}(?:[/\\]|$)/.test(name) || isAbsolute(name);

/** Whether a path leads to a file. */
const isFile = (file: string): boolean => statSync(file, { throwIfNoEntry: false })?.isFile() === true;
