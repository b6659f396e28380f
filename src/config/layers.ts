import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { presets } from '../../rules/presets.ts';
import { didYouMean } from '../suggest.ts';
import { UsageError } from '../types.ts';
import { type Loaded, loadFile } from './load.ts';
import { told, validate } from './rules.ts';
import { type Layer, presetLayer, type RawSettings } from './settings.ts';
import type { Mistake, Path } from './validate.ts';

interface RawOverride extends RawSettings {
  readonly files: string | readonly string[];
  readonly extends?: string | readonly string[];
}

interface RawConfig extends RawSettings {
  readonly extends?: string | readonly string[];
  readonly ignores?: readonly string[];
  readonly overrides?: readonly RawOverride[];
}

/** A configuration spread out: its layers in order, weakest first, and what it leaves alone. */
export interface Layers {
  readonly layers: readonly Layer[];
  readonly ignores: readonly string[];
}

/**
 * Validates a configuration and spreads out what it extends and overrides.
 *
 * @throws UsageError naming file, line and mend of each mistake.
 */
export async function spread(loaded: Loaded, above: readonly string[] = []): Promise<Layers> {
  await validate(loaded);
  const data = loaded.data as RawConfig;
  const { ignores = [], overrides = [], extends: bases, ...settings } = data;
  const chain = [...above, loaded.file];
  const base = await spreadExtends(bases, loaded, ['extends'], chain);
  const layers: Layer[] = [...base.layers, await layerOf(settings, loaded)];
  for (const [index, { files, extends: bases, ...own }] of overrides.entries()) {
    const globs = [typeof files === 'string' ? [files] : files];
    const inner = await spreadExtends(bases, loaded, ['overrides', index, 'extends'], chain);
    for (const layer of inner.layers) layers.push({ ...layer, files: [...globs, ...layer.files] });
    layers.push({ ...(await layerOf(own, loaded, ['overrides', index])), files: globs });
  }
  return { layers, ignores: [...base.ignores, ...ignores] };
}

async function layerOf(written: RawSettings, loaded: Loaded, at: Path = []): Promise<Layer> {
  const tell = ({ path, message }: Mistake): string => told(loaded, { path: [...at, ...path], message });
  const settings =
    written.plugins || written.retext
      ? await (await import('./plugged.ts')).located(written, loaded.file, tell)
      : written;
  return { origin: loaded.file, files: [], settings, tell };
}

async function spreadExtends(
  bases: string | readonly string[] | undefined,
  loaded: Loaded,
  at: Path,
  chain: readonly string[],
): Promise<Layers> {
  const names = typeof bases === 'string' ? [bases] : (bases ?? []);
  const layers: Layer[] = [];
  const ignores: string[] = [];
  for (const name of names) {
    if (Object.hasOwn(presets, name)) {
      layers.push(presetLayer(name));
      continue;
    }
    const where = `${loaded.file}${loaded.place(at)}: ${at.join('.')}`;
    const file = resolve(name, loaded.file, where);
    if (chain.includes(file)) throw new UsageError(`${where}: '${name}' extends itself`);
    const inner = await loadFile(file);
    if (!inner) throw new UsageError(`${where}: '${file}' holds no "apologyLint"`);
    const spreaded = await spread(inner, chain);
    layers.push(...spreaded.layers);
    ignores.push(...spreaded.ignores);
  }
  return { layers, ignores };
}

function resolve(name: string, from: string, where: string): string {
  const isPath = /^\.{1,2}[/\\]/.test(name) || path.isAbsolute(name);
  try {
    return createRequire(pathToFileURL(from).href).resolve(isPath ? path.resolve(path.dirname(from), name) : name);
  } catch {
    const kind = isPath ? 'no such file' : 'neither a preset nor an installed package';
    throw new UsageError(`${where}: '${name}' is ${kind}${didYouMean(name, Object.keys(presets))}`);
  }
}
