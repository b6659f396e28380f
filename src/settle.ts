import type { PackHeader } from './phrases/pack.ts';
import type { Act, Tokens } from './types.ts';

/** Hits of a sentence, three numbers each: output, first token, the one behind the last; tokens from the sentence's first. */
type Hits = Int32Array;
/** Turns the hits of the sentence that begins with token `from` into acts, at the end of a list. */
export type Settle = (hits: Hits, sentence: number, from: number, tokens: Tokens, into: Act[]) => void;

/** Makes the judge of hits: vetoes silence their act, and of overlapping hits of one kind the longest is kept. */
export function makeSettle(outputs: PackHeader['outputs']): Settle {
  const vetoOf = outputs.map(({ act }) => outputs.findIndex((other) => other.veto && other.act === act));
  /** Hits by output, in the order of the text; and the outputs that have any. */
  const found: number[][] = outputs.map(() => []);
  const met: number[] = [];
  return (hits, sentence, from, tokens, into) => {
    // Hits were found from the end to the beginning.
    for (let hit = hits.length - 3; hit >= 0; hit -= 3) {
      const list = found[hits[hit]!]!;
      if (list.push(hit) === 1) met.push(hits[hit]!);
    }
    for (const output of met) {
      const { act, kind, veto } = outputs[output] as (typeof outputs)[number];
      if (veto) continue;
      const vetoes = found[vetoOf[output] as number];
      const list = found[output] as number[];
      const left = vetoes && vetoes.length > 0 ? unsilenced(list, vetoes, hits) : list;
      for (const hit of left.length > 1 ? longest(left, hits) : left)
        into.push(actOf(act, kind, sentence, from + hits[hit + 1]!, from + hits[hit + 2]!, tokens));
    }
    for (const output of met) (found[output] as number[]).length = 0;
    met.length = 0;
  };
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

/** Hits that no veto overlaps; both lists are in the order of the text. */
function unsilenced(list: readonly number[], vetoes: readonly number[], hits: Hits): readonly number[] {
  // Reach of the vetoes that begin before a token: the furthest end so far.
  let index = 0;
  let reach = -1;
  const begin = (): number => (index < vetoes.length ? hits[vetoes[index]! + 1]! : Number.POSITIVE_INFINITY);
  return list.filter((hit) => {
    const from = hits[hit + 1]!;
    for (; begin() <= from; index++) reach = Math.max(reach, hits[vetoes[index]! + 2]!);
    return reach <= from && begin() >= hits[hit + 2]!;
  });
}

/** Of hits that overlap in a row, the longest; the earlier one of two that are equally long. */
function longest(list: readonly number[], hits: Hits): readonly number[] {
  const kept: number[] = [];
  let start = 0;
  let end = -1;
  for (const hit of list) {
    const from = hits[hit + 1]!;
    const to = hits[hit + 2]!;
    if (from >= end) kept.push(hit);
    else if (to - from > end - start) kept[kept.length - 1] = hit;
    else continue;
    start = from;
    end = to;
  }
  return kept;
}
