/** The ear: finds a language's phrases in the tokens of a sentence. Compiled to WebAssembly, which is fast from the first word on. */
import { hits } from './hits';
import { forgetMuch, openKnown } from './known';
import { openPack, origin } from './memory';
import { units } from './spelling';
import { closeLists, openLists } from './tokens';

// What is called from outside, and what is exported to stay a function: the compiler puts one that is called in one place
// into its caller, unless it can be called from outside. V8 compiles functions a second time after so many bytes of code
// that were run, and takes longer for that than to hear one draft: of these, none gets so far.
export { addWays } from './known';
export { form, is } from './spelling';
export { know, learn } from './tokens';
export { hear, hearAt, leap, passEnds, passGroups, passMany, passSet, passTokens, placeAmongMany } from './walk';

/** Where the pack is to be written before `open`, and the units of a spelling before `form`; where the hits are. */
export function packAt(): usize {
  return origin;
}

/** Begins with the pack that was written. */
export function open(): void {
  openPack();
  openKnown();
}

/** Makes room for a sentence of so many tokens; tells where they are to be given: two hashes and a kind, four bytes each. */
export function begin(count: i32): usize {
  if (forgetMuch()) closeLists();
  return openLists(count);
}

export function unitsAt(): usize {
  return units;
}
export function hitsAt(): usize {
  return hits;
}
