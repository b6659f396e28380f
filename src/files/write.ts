import fs from 'node:fs';
import path from 'node:path';

/** Makes a folder and those above it. Node's own recursion goes round for ever in /proc. */
export function makeFolder(folder: string): void {
  if (fs.existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  fs.mkdirSync(folder);
}

/** Whether a place that the user gives is meant as a folder: it ends like one, or there is one. */
export function isFolder(given: string, full: string): boolean {
  return /[/\\]$/.test(given) || (fs.existsSync(full) && fs.statSync(full).isDirectory());
}

/**
 * Writes a file in one move: whoever reads it meanwhile finds the old text or the new one. A link stays one.
 *
 * @throws The system's error where it cannot be written; nothing is left behind.
 */
export function replaceFile(file: string, content: string | Uint8Array): void {
  const place = fs.existsSync(file) ? fs.realpathSync(file) : file;
  const temporary = `${place}.${process.pid}`;
  makeFolder(path.dirname(place));
  try {
    fs.writeFileSync(temporary, content);
    fs.renameSync(temporary, place);
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw error;
  }
}
