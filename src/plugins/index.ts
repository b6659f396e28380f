import { createHash, type Hash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Knowledge, knowledgeFrom, shipped } from '../data.ts';
import { once } from '../once.ts';
import { packedFolder, rulesFolder } from '../packed.ts';
import { packLanguages } from '../phrases/pack-languages.ts';
import { UsageError } from '../types.ts';
import { version } from '../version.ts';
import { loadPlugin } from './module.ts';
import { ownFolder } from './own-folder.ts';

/**
 * What ships with the program and what plug-ins add to it, later ones before earlier ones. A plug-in is a folder or
 * package in the shape of our own `rules/`: language folders with phrases (of a new language, or more phrases for an
 * old one) and a module with rules, extractors and formatters. Its phrases are packed once and kept in a
 * folder for temporary files of the user's own.
 *
 * @param folders The absolute folders of the plug-ins.
 * @throws UsageError where a plug-in has mistakes; the message names file and line.
 */
export const withPlugins = (folders: readonly string[]): Promise<Knowledge> => open(JSON.stringify(folders));

const open = once(async (key: string): Promise<Knowledge> => {
  const folders = JSON.parse(key) as string[];
  const brought = await Promise.all(folders.map(loadPlugin));
  return {
    ...knowledgeFrom(packed(folders), Object.assign({}, shipped().rules, ...brought.map(({ rules }) => rules))),
    extractors: Object.assign({}, ...brought.map(({ extractors }) => extractors)),
    formatters: Object.assign({}, ...brought.map(({ formatters }) => formatters)),
  };
});

/**
 * A stamp of what plug-ins are made of: another one where a file of theirs has changed.
 *
 * @param folders Those of plug-ins, all of whose files count.
 * @param programs Those in which modules lie, of which only modules count: one may be the whole project.
 */
export const stampOf = (folders: readonly string[], programs: readonly string[]): string =>
  stamp(JSON.stringify([folders, programs]));

const stamp = once((key: string) => {
  const hash = createHash('sha256');
  const [folders = [], programs = []] = JSON.parse(key) as string[][];
  for (const folder of folders) addFiles(hash, folder, () => true);
  for (const folder of programs) addFiles(hash, folder, (name) => /\.[cm]?[jt]s$/.test(name));
  return hash.digest('hex');
});

/** Adds the names and bytes of a folder's files to a hash; gives their number. */
function addFiles(hash: Hash, folder: string, wanted: (name: string) => boolean): number {
  let count = 0;
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules' && entry.name !== '.git') count += addFiles(hash, path, wanted);
    } else if (entry.isFile() && wanted(entry.name)) {
      hash.update(`\n${path}\n`).update(readFileSync(path));
      count++;
    }
  }
  return count;
}

/** The folder of packed data for our languages and the plug-ins'; packed now where it is not there yet. */
function packed(folders: readonly string[]): string {
  const hash = createHash('sha256').update(version);
  const isData = (name: string): boolean => /\.(yml|txt)$/.test(name);
  const count = folders.reduce((sum, folder) => sum + addFiles(hash, folder, isData), 0);
  if (count === 0) return packedFolder;
  for (const file of ['base.json', 'base.bin']) hash.update(readFileSync(join(packedFolder, file)));
  // The weights are copied: they are many, so when they were written stands for them.
  for (const file of readdirSync(packedFolder).filter((name) => name.endsWith('.weights')))
    hash.update(`\n${file} ${statSync(join(packedFolder, file)).mtimeMs}`);
  const out = join(ownFolder(), hash.digest('hex').slice(0, 32));
  if (isWhole(out)) return out;
  // Threads share the number of their process, and containers a folder.
  const draft = `${out}.${randomUUID()}`;
  mkdirSync(draft, { recursive: true });
  const { problems } = packLanguages({ folders: [rulesFolder, ...folders], out: draft, reuse: packedFolder });
  if (problems.length > 0) {
    rmSync(draft, { recursive: true });
    throw new UsageError(`Plug-in ${folders.map((folder) => basename(folder)).join(', ')}:\n${problems.join('\n')}`);
  }
  writeFileSync(join(draft, list), JSON.stringify(readdirSync(draft)));
  try {
    renameSync(draft, out);
  } catch {
    // It is there, another thread's or no longer whole. It may be in use, so that no file of it may be gone for a moment.
    for (const name of readdirSync(draft)) renameSync(join(draft, name), join(out, name));
    rmSync(draft, { recursive: true });
  }
  return out;
}

/** The names of all packed files beside it. */
const list = 'files.json';

/** Whether packed data is all there: who tidies temporary files takes them one by one. */
function isWhole(folder: string): boolean {
  const file = join(folder, list);
  if (!existsSync(file)) return false;
  const names = JSON.parse(readFileSync(file, 'utf8')) as string[];
  return names.every((name) => existsSync(join(folder, name)));
}
