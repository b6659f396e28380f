import path from 'node:path';
import type { IgnoreList } from '../files/ignores.ts';
import { toPosix } from '../files/paths.ts';
import { UsageError } from '../types.ts';
import { configsIn } from './find.ts';
import type { Complaints } from './layers.ts';
import { type Layer, lay, presetLayer, type RuleEntry, type Settings } from './settings.ts';

/** The configuration that holds in a folder. */
export interface Config {
  /** Absolute; undefined where there is none. */
  readonly file?: string;
  /** Configurations that stand beside it and do not count. */
  readonly unused: readonly string[];
  readonly ignores?: IgnoreList;
  /** Whether plug-ins are named for any of its files. */
  readonly plugged: boolean;
  /** Where a file's settings come from, weakest first: presets, configurations, flags. */
  origins(file: string): readonly string[];
  /** The settings for a file; the same object for all files to which the same overrides apply. */
  settings(file: string): Settings;
}

/** What the command line says about configuration. */
export interface ConfigFlags {
  readonly cwd: string;
  /** `--config`; it holds for every file. */
  readonly config?: string;
  /** `--no-config`. */
  readonly none?: boolean;
  /** `--preset`: takes the place of the severities that the configuration gives. */
  readonly preset?: string;
  /** `--rule`: comes after all else. */
  readonly rules?: readonly (readonly [string, RuleEntry])[];
}

/** Finds, loads and keeps the configuration of each folder. */
export type Configs = (folder: string, names?: ReadonlySet<string>) => Config | Promise<Config>;

/** Opens the configurations of a run. Where there are none, no more is done than to look for them. */
export function openConfigs(flags: ConfigFlags): Configs {
  const bare = configOf([], [], { flags, folder: flags.cwd });
  const known = new Map<string, Config | Promise<Config>>();
  if (flags.none) return () => bare;
  if (flags.config !== undefined) {
    const file = path.resolve(flags.cwd, flags.config);
    let one: Promise<Config> | undefined;
    return () => {
      one ??= load(file, flags.cwd, [], flags).then((config) => {
        if (!config) throw new UsageError(`'${flags.config}' holds no "apologyLint"`);
        return config;
      });
      return one;
    };
  }
  const of: Configs = (folder, names) => {
    let found = known.get(folder);
    if (!found) {
      const [first, ...others] = configsIn(folder, names);
      const parent = path.dirname(folder);
      const above = (): Config | Promise<Config> => (parent === folder ? bare : of(parent));
      found = first ? loadFirst(folder, [first, ...others], flags, above) : above();
      known.set(folder, found);
    }
    return found;
  };
  return of;
}

async function loadFirst(
  folder: string,
  names: readonly string[],
  flags: ConfigFlags,
  above: () => Config | Promise<Config>,
): Promise<Config> {
  for (const [index, name] of names.entries()) {
    const unused = names.slice(index + 1).filter((other) => other !== 'package.json');
    const config = await load(path.join(folder, name), folder, unused, flags);
    if (config) return config;
  }
  return await above();
}

async function load(
  file: string,
  folder: string,
  unused: readonly string[],
  flags: ConfigFlags,
): Promise<Config | undefined> {
  const { loadFile } = await import('./load.ts');
  const loaded = await loadFile(file);
  if (!loaded) return undefined;
  const [{ spread }, { ignoreList }, { checkPlugged }] = await Promise.all([
    import('./layers.ts'),
    import('../files/ignores.ts'),
    import('./plugged.ts'),
  ]);
  const complaints: Complaints = { sentences: [], lost: false, beyond: flags.config !== undefined };
  const { layers, ignores } = await spread(loaded, complaints);
  await checkPlugged(layers, complaints);
  if (complaints.sentences.length > 0) throw new UsageError(complaints.sentences.join('\n'));
  const list = ignores.length > 0 ? await ignoreList(folder, ignores) : undefined;
  const globs = layers.flatMap(({ files }) => files);
  const matchers = new Map<readonly string[], (relative: string) => boolean>();
  if (globs.length > 0) {
    const { globMatcher } = await import('./globs.ts');
    for (const list of globs) matchers.set(list, await globMatcher(list));
  }
  const matches = (list: readonly string[], relative: string): boolean => matchers.get(list)!(relative);
  return configOf(layers, unused, { flags, folder, file, matches, ...(list ? { ignores: list } : {}) });
}

interface Setting {
  readonly flags: ConfigFlags;
  readonly folder: string;
  readonly file?: string;
  readonly ignores?: IgnoreList;
  readonly matches?: (globs: readonly string[], relative: string) => boolean;
}

function configOf(layers: readonly Layer[], unused: readonly string[], setting: Setting): Config {
  const { flags, folder, file, matches, ignores } = setting;
  const known = new Map<string, Settings>();
  // Where nobody names a preset, the recommended one is meant.
  const base = presetLayer('recommended');
  const everywhere = layers.every(({ files }) => files.length === 0);
  let one: Settings | undefined;
  const named = layers.some(({ preset, files }) => preset !== undefined && files.length === 0);
  const holding = (of: string): readonly Layer[] => {
    const relative = toPosix(path.relative(folder, of));
    const held = layers.filter(({ files }) => files.every((globs) => matches!(globs, relative)));
    return named ? held : [base, ...held];
  };
  return {
    ...(file === undefined ? {} : { file }),
    ...(ignores ? { ignores } : {}),
    unused,
    plugged: layers.some(({ settings }) => settings.plugins !== undefined),
    origins: (of) => [
      ...holding(of).map(({ origin }) => origin),
      ...(flags.preset === undefined ? [] : [`--preset ${flags.preset}`]),
      ...(flags.rules ?? []).map(([id]) => `--rule ${id}`),
    ],
    settings(of) {
      if (everywhere) {
        one ??= lay(named ? layers : [base, ...layers], flags.preset, flags.rules);
        return one;
      }
      const held = holding(of);
      const key = held.length > layers.length ? '' : held.map((layer) => layers.indexOf(layer)).join();
      let settings = known.get(key);
      if (!settings) {
        settings = lay(held, flags.preset, flags.rules);
        known.set(key, settings);
      }
      return settings;
    },
  };
}
