import path from 'node:path';

/** A path with forward slashes, as globs, ignore files and repositories write it. */
export function toPosix(file: string): string {
  return path.sep === '/' ? file : file.replaceAll(path.sep, '/');
}

/** A path relative to a folder, empty for the folder itself; undefined where it leads out of it. */
export function within(folder: string, file: string): string | undefined {
  const relative = path.relative(folder, file);
  const leadsOut = relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative);
  return leadsOut ? undefined : relative;
}
