import path from 'node:path';
import { presets } from '../../rules/presets.ts';
import { didYouMean } from '../suggest.ts';
import { UsageError } from '../types.ts';
import { type Mistake, type Path, without } from '../validate.ts';
import { globMistakes } from './globs.ts';
import { type Loaded, loadFile } from './load.ts';
import { mistakesOf, told } from './rules.ts';
import { type Layer, presetLayer, type RawSettings } from './settings.ts';

/** Settings for some of the files. */
interface Override extends RawSettings {
  readonly files: string | readonly string[];
  readonly extends?: string | readonly string[];
}

/** A configuration as users write it: the type of what a module's default export is, or promises. */
export interface Config extends RawSettings {
  readonly extends?: string | readonly string[];
  readonly ignores?: readonly string[];
  readonly overrides?: readonly Override[];
}

/** A configuration spread out: its layers in order, weakest first, and what it leaves alone. */
export interface Layers {
  readonly layers: readonly Layer[];
  readonly ignores: readonly string[];
}

/** What is wrong with a configuration and all that it extends. */
export interface Complaints {
  /** A sentence for each mistake, with file, line, path and mend. */
  readonly sentences: string[];
  /** Whether a plug-in is not there, so that nobody knows what it would bring. */
  lost: boolean;
  /** Whether files may lie outside of the folder that globs are relative to, as they may under `--config`. */
  readonly beyond: boolean;
}

/** Spreads out what a configuration extends and overrides. What is wrong is told to `complaints`, and left out. */
export async function spread(loaded: Loaded, complaints: Complaints, above: readonly string[] = []): Promise<Layers> {
  const found = await mistakesOf(loaded.data);
  complaints.sentences.push(...found.map((mistake) => told(loaded, mistake)));
  const paths = found.map(({ path }) => path);
  const data = paths.some(({ length }) => length === 0) ? {} : (without(loaded.data, paths) as Config);
  const { ignores = [], overrides = [], extends: bases, ...settings } = data;
  const file: Part = { loaded, complaints, chain: [...above, loaded.file] };
  const base = await spreadExtends(bases, file, []);
  const layers: Layer[] = [...base.layers, await layerOf(settings, file, [])];
  for (const [index, override] of overrides.entries()) {
    if (!override) continue;
    const { files, extends: bases, ...own } = override;
    const globs = [typeof files === 'string' ? [files] : files];
    const at = ['overrides', index];
    const wrong = files ? globMistakes(files, [...at, 'files'], complaints.beyond) : [];
    complaints.sentences.push(...wrong.map((mistake) => told(loaded, mistake)));
    const inner = await spreadExtends(bases, file, at);
    for (const layer of inner.layers) layers.push({ ...layer, files: [...globs, ...layer.files] });
    layers.push({ ...(await layerOf(own, file, at)), files: globs });
  }
  return { layers, ignores: [...base.ignores, ...ignores] };
}

/** A configuration being spread out; the files that extend each other down to it are its chain. */
interface Part {
  readonly loaded: Loaded;
  readonly complaints: Complaints;
  readonly chain: readonly string[];
}

async function layerOf(written: RawSettings, { loaded, complaints }: Part, at: Path): Promise<Layer> {
  const tell = ({ path, message }: Mistake): string => told(loaded, { path: [...at, ...path], message });
  const settings =
    written.plugins || written.retext
      ? await (await import('./plugged.ts')).located(written, loaded.file, (mistake) => {
          complaints.sentences.push(tell(mistake));
          complaints.lost = true;
        })
      : written;
  const origin = at.length === 0 ? loaded.file : `${loaded.file}: ${at[0]}[${at[1]}]`;
  return { origin, files: [], settings, tell };
}

async function spreadExtends(
  bases: string | readonly string[] | undefined,
  { loaded, complaints, chain }: Part,
  at: Path,
): Promise<Layers> {
  const layers: Layer[] = [];
  const ignores: string[] = [];
  for (const [index, name] of (typeof bases === 'string' ? [bases] : (bases ?? [])).entries()) {
    // What is wrong in itself is told already.
    if (name === undefined) continue;
    if (Object.hasOwn(presets, name)) {
      layers.push(presetLayer(name));
      continue;
    }
    try {
      const inner = await spread(await baseOf(name, loaded.file, chain), complaints, chain);
      layers.push(...inner.layers);
      ignores.push(...inner.ignores);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      const place = [...at, 'extends', ...(typeof bases === 'string' ? [] : [index])];
      complaints.sentences.push(told(loaded, { path: place, message: error.message }));
    }
  }
  return { layers, ignores };
}

async function baseOf(name: string, from: string, chain: readonly string[]): Promise<Loaded> {
  const { isPath, moduleOf } = await import('../plugins/find.ts');
  const file = moduleOf(name, path.dirname(from));
  if (file === undefined) {
    const kind = isPath(name) ? 'no such file' : 'neither a preset nor an installed package';
    throw new UsageError(`'${name}' is ${kind}${didYouMean(name, Object.keys(presets))}`);
  }
  if (chain.includes(file)) throw new UsageError(`'${name}' extends itself`);
  const inner = await loadFile(file);
  if (!inner) throw new UsageError(`'${file}' holds no "apologyLint"`);
  return inner;
}
