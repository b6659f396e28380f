/** What tells a letter or a note from other texts. */
import type { Sentence } from './types.ts';

/** Sentences of a note: not much more than its word of sorry. */
export const note = 3;

/** Whether somebody is greeted, or somebody signs. */
export function isToSomebody(sentences: { at(index: number): Sentence | undefined }): boolean {
  return sentences.at(0)?.body === false || sentences.at(-1)?.body === false;
}
