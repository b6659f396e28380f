/** What tells a letter or a note from other texts, and an apology from what surrounds it. */
import { countWhile, type Series } from './series.ts';
import type { Reading, Sentence } from './types.ts';

/** Sentences of a note: not much more than its word of sorry. */
export const note = 3;

/** Sentences of the longest letter. What is longer may be release notes, which too tell what was broken and is mended. */
export const letter = 16;

/**
 * Sentences before and after within which the parts of one apology stand.
 * Further apart, in a handbook of hundreds of sentences, they meet by chance.
 */
export const reach = 12;

/** Whether somebody is greeted, or somebody signs. */
export function isToSomebody(sentences: { at(index: number): Sentence | undefined }): boolean {
  return sentences.at(0)?.body === false || sentences.at(-1)?.body === false;
}

/** Acts around which an apology stands. */
const centres = ['regret', 'forgiveness', 'reaction', 'fault'];

/**
 * Tells of an offset whether it may stand in the apology: in a letter any does, in an article only those around the
 * words of sorry.
 */
export function whereApologising({ sentences, of }: Pick<Reading, 'sentences' | 'of'>): (offset: number) => boolean {
  const starts: number[] = [];
  const ends: number[] = [];
  if (sentences.length > letter)
    for (const { kind, sentence } of of(...centres)) {
      if (kind === 'plain') continue;
      const start = nearest(sentences, sentence - reach).start;
      if (start > (ends.at(-1) ?? -1)) starts.push(start);
      else ends.pop();
      ends.push(nearest(sentences, sentence + reach).end);
    }
  return (offset) => {
    const next = countWhile(ends.length, (index) => ends[index]! <= offset);
    return starts.length === 0 || (next < starts.length && starts[next]! <= offset);
  };
}

function nearest(sentences: Series<Sentence>, index: number): Sentence {
  return sentences.at(Math.min(Math.max(0, index), sentences.length - 1))!;
}
