/**
 * Packs the languages of `rules/` into `dist/rules`: `npm run pack [-- LANGUAGE…]`. Learning from samples takes a
 * minute or so: without languages named, several are packed at once, and what was packed by the same program from the
 * same files stands. Exits 1 on a mistake in the data.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packLanguages } from '../phrases/pack-languages.ts';
import { languageFolders } from '../phrases/source.ts';

/** Holds the digest of what all languages were packed from; gone with them where somebody deletes them. */
const packedFrom = 'dist/rules/packed-from';
/** This program with all that it imports but the loops in WebAssembly: it is run as one file. */
const program = fileURLToPath(import.meta.url);
const wanted = process.argv.slice(2);

if (wanted.length > 0) {
  rmSync(packedFrom, { force: true });
  pack(wanted);
} else {
  const digest = digestOf([program, 'dist/loops.wasm', 'dist/train.wasm', 'package-lock.json', 'rules']);
  if (!existsSync(packedFrom) || readFileSync(packedFrom, 'utf8') !== digest) {
    await packAll();
    if (process.exitCode === undefined) writeFileSync(packedFrom, digest);
  }
}

function pack(only: readonly string[]): void {
  const { problems, notes } = packLanguages({ folders: ['rules'], out: 'dist/rules', only });
  for (const note of notes) console.error(`note: ${note}`);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}

/** Packs each language in a process of its own, as many at once as the machine has cores. */
async function packAll(): Promise<void> {
  process.once('SIGTERM', () => process.exit(143));
  const left = languageFolders('rules');
  const work = async (): Promise<void> => {
    for (let code = left.shift(); code !== undefined; code = left.shift()) {
      const child = spawn(process.execPath, [program, code], { stdio: 'inherit' });
      const stop = (): unknown => child.kill();
      process.once('exit', stop);
      const [status, signal] = await once(child, 'exit');
      process.off('exit', stop);
      if (signal !== null) console.error(`${code} was not packed: ended by ${signal}`);
      if (status !== 0) process.exitCode = 1;
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
}

/** A digest of files, and of all data in folders, with the names they have there. */
function digestOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  const inside = (path: string): string[] =>
    statSync(path).isFile()
      ? [path]
      : readdirSync(path, { encoding: 'utf8', recursive: true })
          .filter((name) => /\.(yml|txt)$/.test(name))
          .map((name) => join(path, name));
  for (const file of paths.flatMap(inside).sort())
    hash
      .update(`${file === program ? '' : file}\0`)
      .update(readFileSync(file))
      .update('\0');
  return hash.digest('hex');
}
