import type { Mistake, Path } from '../validate.ts';

/** Whether a glob leaves files out of what the others match; `!(…)` is a glob like any other. */
const leavesOut = (glob: string): boolean => /^!(?!\()/.test(glob);

/** Makes what tells whether globs match a path that is relative to the folder of the configuration. */
export async function globMatcher(globs: readonly string[]): Promise<(relative: string) => boolean> {
  const { default: picomatch } = await import('picomatch');
  const ignore = globs.filter(leavesOut).map((glob) => whole(glob.slice(1)));
  return picomatch(globs.filter((glob) => !leavesOut(glob)).map(whole), { dot: true, ignore });
}

/** A glob without a slash holds in every folder, a folder for all that is below it. */
function whole(glob: string): string {
  const below = glob.endsWith('/') ? `${glob}**` : glob;
  return below.includes('/') ? below.replace(/^\.\//, '') : `**/${below}`;
}

/**
 * The globs of an override that can match nothing.
 *
 * @param files As they are written, without what is no text.
 * @param beyond Whether files may lie outside of the folder that the globs are relative to.
 */
export function globMistakes(files: string | readonly (string | undefined)[], at: Path, beyond: boolean): Mistake[] {
  const globs = typeof files === 'string' ? [files] : files;
  const found = globs.flatMap((glob = '', index) => {
    const path = glob.replace(/^!?(?:\.\/)?/, '').replace(beyond ? /^(?:\.\.\/)+/ : '', '');
    if (!/^(?:[/\\]|[a-z]:[/\\])|(?:^|\/)\.\.(?:\/|$)/i.test(path)) return [];
    const message = `'${glob}' matches nothing: globs start from the folder of the configuration and stay in it`;
    return [{ path: typeof files === 'string' ? at : [...at, index], message }];
  });
  if (globs.every((glob) => glob !== undefined && leavesOut(glob)))
    found.push({ path: at, message: "must name files: '!…' only leaves some of them out" });
  return found;
}
