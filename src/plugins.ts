import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { type Knowledge, knowledgeFrom, packedFolder, type RuleLoader, rulesFolder, shipped } from './data.ts';
import { loadModule } from './load-module.ts';
import { packLanguages } from './phrases/pack-languages.ts';
import type { NamedPlugin } from './retext-run.ts';
import { type Rule, UsageError } from './types.ts';
import { version } from './version.ts';

/** What a plug-in's module may export: rules by id, each a rule or a loader of one. */
interface PluginModule {
  readonly rules?: Readonly<Record<string, Rule | RuleLoader>>;
}

const known = new Map<string, Promise<Knowledge>>();

/**
 * What ships with the program and what plug-ins add to it. A plug-in is a folder or package in the shape of our own
 * `rules/`: language folders with phrases (of a new language, or more phrases for an old one) and an index module with
 * rules. Its phrases are packed once and kept in the system's folder for temporary files.
 *
 * @param names Folders (`./lint`, relative to `from`) or package names.
 * @throws UsageError where a plug-in is not found or has mistakes; the message names file and line.
 */
export function withPlugins(names: readonly string[], from: string): Promise<Knowledge> {
  const folders = names.map((name) => folderOf(name, from));
  const key = folders.join('\n');
  let knowledge = known.get(key);
  if (!knowledge) {
    knowledge = open(folders);
    known.set(key, knowledge);
  }
  return knowledge;
}

function folderOf(name: string, from: string): string {
  if (/^\.{1,2}(?:[/\\]|$)/.test(name) || isAbsolute(name)) {
    const folder = resolve(from, name);
    if (!existsSync(folder)) throw new UsageError(`Plug-in '${name}' is not there: no folder ${folder}`);
    return folder;
  }
  try {
    return dirname(createRequire(join(from, 'x.js')).resolve(`${name}/package.json`));
  } catch {
    throw new UsageError(
      `Plug-in '${name}' is not installed: 'npm install --save-dev ${name}', or name a folder as './${name}'`,
    );
  }
}

const retextPlugins = new Map<string, Promise<NamedPlugin>>();

/**
 * Loads published retext plugins by their package names.
 *
 * @throws UsageError where one is not installed or has no plugin as its default export.
 */
export function loadRetext(names: readonly string[], from: string): Promise<NamedPlugin[]> {
  return Promise.all(
    names.map((name) => {
      const key = `${from}\n${name}`;
      let loaded = retextPlugins.get(key);
      if (!loaded) {
        loaded = loadRetextPlugin(name, from);
        retextPlugins.set(key, loaded);
      }
      return loaded;
    }),
  );
}

async function loadRetextPlugin(name: string, from: string): Promise<NamedPlugin> {
  let file: string;
  try {
    file = createRequire(join(from, 'x.js')).resolve(name);
  } catch {
    throw new UsageError(`retext plugin '${name}' is not installed: 'npm install --save-dev ${name}'`);
  }
  const { default: plugin } = await loadModule(file);
  if (typeof plugin !== 'function')
    throw new UsageError(`'${name}' is no retext plugin: its default export is no function`);
  return { name, plugin: plugin as NamedPlugin['plugin'] };
}

async function open(folders: readonly string[]): Promise<Knowledge> {
  const rules: Record<string, RuleLoader> = { ...shipped().rules };
  for (const folder of folders) Object.assign(rules, await rulesOf(folder));
  return knowledgeFrom(packed(folders), rules);
}

async function rulesOf(folder: string): Promise<Record<string, RuleLoader>> {
  const file = ['index.js', 'index.mjs', 'index.cjs'].map((name) => join(folder, name)).find(existsSync);
  if (!file) return {};
  let loaded: PluginModule;
  try {
    const module = await loadModule(file);
    loaded = { ...(module.default as object | undefined), ...module };
  } catch (error) {
    throw new UsageError(`Cannot load the plug-in ${file}: ${(error as Error).message.split('\n')[0]}`);
  }
  return Object.fromEntries(
    Object.entries(loaded.rules ?? {}).map(([id, rule]) => {
      if (typeof rule === 'function') return [id, rule];
      if (typeof rule?.check !== 'function' || rule.id !== id)
        throw new UsageError(`${file}: rule '${id}' is no rule: give it an id equal to its key and a check function`);
      return [id, async () => ({ default: rule })];
    }),
  );
}

/** The folder of packed data for our languages and the plug-ins'; packed now where it is not there yet. */
function packed(folders: readonly string[]): string {
  const hash = createHash('sha256').update(version);
  for (const folder of folders)
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort())
      if (name.endsWith('.yml') && !name.includes('node_modules'))
        hash.update(`\n${name}\n`).update(readFileSync(join(folder, name)));
  for (const file of ['base.json', 'base.bin']) hash.update(readFileSync(join(packedFolder, file)));
  const out = join(tmpdir(), `apology-lint-${hash.digest('hex').slice(0, 32)}`);
  if (existsSync(join(out, 'base.json'))) return out;
  const draft = `${out}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  const { problems } = packLanguages({ folders: [rulesFolder, ...folders], out: draft, reuse: packedFolder });
  if (problems.length > 0) {
    rmSync(draft, { recursive: true });
    throw new UsageError(`Plug-in ${folders.map((folder) => basename(folder)).join(', ')}:\n${problems.join('\n')}`);
  }
  try {
    renameSync(draft, out);
  } catch {
    // Another process was faster; its folder is as good.
    rmSync(draft, { recursive: true, force: true });
  }
  return out;
}
