import { setFlagsFromString } from 'node:v8';

/**
 * V8 compiles a function anew, for speed, when it has run through four times as many bytes as by itself (132 KB): over
 * 1,000 drafts half of all work was such compiling, which paid only after thousands. The V8 of Node 20 has no compiler
 * between the quickest and this one; later ones have, and know the flag no more.
 */
const patience = process.versions.v8.startsWith('11.') ? '--interrupt-budget=528000' : '';
/** V8 widens the space for new objects by this factor, once, in the course of so many drafts. */
const widening = 4;
const soon = 100;

/**
 * Tells V8 that many drafts are to be linted. The space for new objects grows from 1 to 4 MiB and no further, as nearly
 * all that a draft needs dies with it: in less, collecting garbage takes three times as long; V8's own 16 MiB, three
 * times over, raise the peak and save little.
 *
 * @returns To be called after each draft.
 */
export function expectMany(): () => void {
  const widen = (factor: number): void => setFlagsFromString(`--semi-space-growth-factor=${factor}`);
  if (patience) setFlagsFromString(patience);
  widen(widening);
  let done = 0;
  return () => {
    if (++done === soon) widen(1);
  };
}
