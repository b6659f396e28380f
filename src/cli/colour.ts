import fs from 'node:fs';

/** How many colours to use: 0 none, 1 sixteen, 2 two hundred and fifty-six, 3 all. */
export type ColourLevel = 0 | 1 | 2 | 3;

/**
 * Decides on colour as eslint does: the flag, then FORCE_COLOR, then NO_COLOR, NODE_DISABLE_COLORS and TERM=dumb,
 * then whether the output is a terminal. An empty NO_COLOR counts as unset, as no-color.org has it.
 *
 * @param flag `--color` or `--no-color`; undefined where neither was given.
 * @param terminal Whether the report goes to a terminal.
 */
export function colourLevel(
  flag: boolean | undefined,
  environment: Readonly<Record<string, string | undefined>>,
  terminal: boolean,
): ColourLevel {
  if (flag !== undefined) return flag ? 1 : 0;
  const force = environment.FORCE_COLOR;
  if (force !== undefined) {
    if (force === '' || force === '1' || force === 'true') return 1;
    if (force === '2') return 2;
    if (force === '3') return 3;
    return 0;
  }
  if (environment.NO_COLOR || environment.NODE_DISABLE_COLORS || environment.TERM === 'dumb') return 0;
  return terminal ? 1 : 0;
}

/** Whether a file descriptor is a terminal; what is no device at all is none without a further look. */
export async function isTerminal(descriptor: number): Promise<boolean> {
  try {
    if (!fs.fstatSync(descriptor).isCharacterDevice()) return false;
  } catch {
    return false;
  }
  const name = nameOf(descriptor);
  if (name === '/dev/null') return false;
  if (/^\/dev\/(?:pts\/|tty)\w+$/.test(name)) return true;
  const { isatty } = await import('node:tty');
  return isatty(descriptor);
}

/** The device behind a descriptor where Linux tells it: node:tty, which tells it everywhere, takes 10 ms to load. */
function nameOf(descriptor: number): string {
  try {
    return fs.readlinkSync(`/proc/self/fd/${descriptor}`);
  } catch {
    return '';
  }
}
