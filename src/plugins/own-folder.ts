import { lstatSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let own: string | undefined;

/**
 * A folder for temporary files into which nobody but the user can write, the same in each run. Where somebody else has
 * taken its place, it is a new one that goes when the process ends.
 */
export function ownFolder(): string {
  own ??= lasting() ?? passing();
  return own;
}

function lasting(): string | undefined {
  const user = process.getuid?.();
  // Windows gives each user a folder for temporary files.
  const folder = join(tmpdir(), user === undefined ? 'apology-lint' : `apology-lint-${user}`);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch {
    // It is there, or cannot be made.
  }
  const stat = lstatSync(folder, { throwIfNoEntry: false });
  const isOurs = user === undefined || (stat?.uid === user && (stat.mode & 0o022) === 0);
  return stat?.isDirectory() && isOurs ? folder : undefined;
}

function passing(): string {
  const folder = mkdtempSync(join(tmpdir(), 'apology-lint-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
