/**
 * Packs the languages of `rules/` into `dist/rules`: `npm run pack [-- LANGUAGE…]`. Learning from samples takes a
 * minute or two: what was packed from the same files stands. Exits 1 on a mistake in the data.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packLanguages } from '../phrases/pack-languages.ts';

/** Holds the digest of what all languages were packed from; gone with them where somebody deletes them. */
const packedFrom = 'dist/rules/packed-from';
const wanted = process.argv.slice(2);
const digest = digestOf(['src', 'rules', 'package-lock.json']);

if (wanted.length > 0 || !existsSync(packedFrom) || readFileSync(packedFrom, 'utf8') !== digest) {
  rmSync(packedFrom, { force: true });
  const { problems, notes } = packLanguages({
    folders: ['rules'],
    out: 'dist/rules',
    only: wanted.length > 0 ? wanted : undefined,
  });
  for (const note of notes) console.error(`note: ${note}`);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
  else if (wanted.length === 0) writeFileSync(packedFrom, digest);
}

/** A digest of files, and of all files in folders, with their names. */
function digestOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  const inside = (path: string): string[] =>
    statSync(path).isFile()
      ? [path]
      : readdirSync(path, { encoding: 'utf8', recursive: true }).map((name) => join(path, name));
  for (const file of paths.flatMap(inside).sort())
    if (statSync(file).isFile()) hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}
