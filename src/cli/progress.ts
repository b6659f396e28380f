import { isTerminal } from './colour.ts';
import { writeAll } from './output.ts';

/** Tells how far a long run is. */
export interface Progress {
  step(): void;
  /** Wipes the counter off the screen. */
  end(): void;
}

const silent: Progress = { step() {}, end() {} };

/** A counter on standard error, for people only: none off a terminal, in CI or where the run is short. */
export async function startProgress(
  total: number,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Progress> {
  if (total < 500 || environment.CI || environment.TERM === 'dumb' || !(await isTerminal(2))) return silent;
  let done = 0;
  let last = performance.now();
  let drawn = false;
  return {
    step() {
      done++;
      if (done % 64 !== 0 || performance.now() - last < 200) return;
      last = performance.now();
      drawn = true;
      writeAll(2, `\r${done}/${total} files`);
    },
    end() {
      if (drawn) writeAll(2, '\r\u001b[K');
    },
  };
}
