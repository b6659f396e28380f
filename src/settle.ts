import type { PackHeader } from './phrases/pack.ts';
import type { Act, Tokens } from './types.ts';

/** Hits of a sentence, three numbers each: output, first token, the one behind the last; tokens from the sentence's first. */
type Hits = Int32Array;
/**
 * Turns the hits of the sentence that begins with token `from` into acts, at the end of a list; at the end of another
 * stand the vetoes, as the acts that these words do not do.
 */
export type Settle = (hits: Hits, sentence: number, from: number, tokens: Tokens, into: Act[], vetoed: Act[]) => void;

/** Makes the judge of hits: vetoes silence their act, and of overlapping hits of one kind the longest is kept. */
export function makeSettle(outputs: PackHeader['outputs']): Settle {
  const vetoOf = outputs.map(({ act }) => outputs.findIndex((other) => other.veto && other.act === act));
  /** First and last hit of each output, and behind each hit the next one of its output, in the order of the text. */
  const first = new Int32Array(outputs.length).fill(none);
  const last = new Int32Array(outputs.length);
  let next = new Int32Array(64);
  /** Outputs that have hits. */
  const met: number[] = [];
  return (hits, sentence, from, tokens, into, vetoed) => {
    if (next.length < hits.length) next = new Int32Array(2 * hits.length);
    // Hits were found from the end to the beginning.
    for (let hit = hits.length - 3; hit >= 0; hit -= 3) {
      const output = hits[hit]!;
      if (first[output] === none) {
        first[output] = hit;
        met.push(output);
      } else next[last[output]!] = hit;
      last[output] = hit;
      next[hit] = none;
    }
    for (const output of met) {
      const { act, kind, veto } = outputs[output] as (typeof outputs)[number];
      const add = (hit: number): void => {
        (veto ? vetoed : into).push(actOf(act, kind, sentence, from + hits[hit + 1]!, from + hits[hit + 2]!, tokens));
      };
      eachKept(first[output]!, (veto ? undefined : first[vetoOf[output]!]) ?? none, next, hits, add);
    }
    for (const output of met) first[output] = none;
    met.length = 0;
  };
}

const none = -1;

/**
 * Passes on the hits of a list that none of the vetoes overlaps, and of those that overlap in a row the longest; the
 * earlier one of two that are equally long.
 */
function eachKept(hit: number, veto: number, next: Int32Array, hits: Hits, keep: (hit: number) => void): void {
  /** How far the vetoes reach that begin at or before a hit. */
  let reach = -1;
  let kept = none;
  let start = 0;
  let end = -1;
  for (; hit !== none; hit = next[hit]!) {
    const from = hits[hit + 1]!;
    const to = hits[hit + 2]!;
    for (; veto !== none && hits[veto + 1]! <= from; veto = next[veto]!) reach = Math.max(reach, hits[veto + 2]!);
    if (reach > from || (veto !== none && hits[veto + 1]! < to)) continue;
    if (from >= end) {
      if (kept !== none) keep(kept);
    } else if (to - from <= end - start) continue;
    kept = hit;
    start = from;
    end = to;
  }
  if (kept !== none) keep(kept);
}

/** The act that the tokens from `first` to `last` are. */
export function actOf(
  act: string,
  kind: string,
  sentence: number,
  first: number,
  last: number,
  { start, end }: Tokens,
): Act {
  return { act, kind, sentence, first, last, start: start[first] as number, end: end[last - 1] as number };
}
