import { basename, resolve } from 'node:path';
import { loadModule } from '../load-module.ts';
import { once } from '../once.ts';
import { UsageError } from '../types.ts';
import { isPath, moduleOf } from './find.ts';
import type { NamedPlugin } from './run-retext.ts';

/**
 * The module of a retext plugin.
 *
 * @param name A package, or the path of a module or folder.
 * @param from The absolute folder of the configuration that names it.
 * @throws UsageError where it is not there.
 */
export function retextFile(name: string, from: string): string {
  const file = moduleOf(name, from);
  if (file !== undefined) return file;
  const why = isPath(name)
    ? `is not there: no module ${resolve(from, name)}`
    : `is not installed: 'npm install --save-dev ${name}'`;
  throw new UsageError(`retext plugin '${name}' ${why}`);
}

/** The id of messages that name none: the package, or the file without its ending. */
export function retextName(file: string): string {
  const parts = file.split(/[/\\]/);
  const [first, second] = parts.slice(parts.lastIndexOf('node_modules') + 1);
  if (!parts.includes('node_modules') || first === undefined) return basename(file).replace(/\.\w+$/, '');
  return first.startsWith('@') ? `${first}/${second}` : first;
}

/**
 * Loads published retext plugins by their modules.
 *
 * @throws UsageError where one cannot be loaded or has no plugin as its default export.
 */
export const loadRetext = (files: readonly string[]): Promise<NamedPlugin[]> =>
  Promise.all(files.map((file) => load(file)));

const load = once(async (file: string): Promise<NamedPlugin> => {
  const name = retextName(file);
  let plugin: unknown;
  try {
    plugin = (await loadModule(file)).default;
  } catch (error) {
    throw await (await import('../load-error.ts')).loadError('the retext plugin', file, error);
  }
  if (typeof plugin !== 'function')
    throw new UsageError(`'${name}' is no retext plugin: its default export is no function (${file})`);
  return { name, plugin: plugin as NamedPlugin['plugin'] };
});
