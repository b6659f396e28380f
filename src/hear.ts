import type { Fold } from './language/fold.ts';
import { maskOf, type Pack } from './phrases/pack.ts';
import { isKnownBy, isTransparent, type Known, Resolver } from './phrases/resolve.ts';
import { type Act, type Placeholder, type Sentence, Token, type Tokens } from './types.ts';

/** Hears acts in sentences by one language's phrases. Keeps what it learnt of words between drafts. */
export type Hear = (tokens: Tokens, sentences: readonly Sentence[], placeholders: readonly Placeholder[]) => Act[];

interface Hit {
  readonly output: number;
  readonly first: number;
  last: number;
}

const none: number[] = [];
const anything = 1 << 31;

/** Makes the ear of a language from its packed phrases. */
export function makeHear(pack: Pack, fold: Fold): Hear {
  const resolver = new Resolver(pack, fold);
  const { masks, edgeStarts, edges, gapStarts, gaps, acceptStarts, accepts, memberStarts, members } = pack;
  const { starterStarts, starters, openerStarts, openers } = pack;
  const { outputs } = pack.header;

  let tokens: Tokens;
  let base = 0;
  let limit = 0;
  /** Per token of the sentence: what it is known by, and (group, end) pairs of longer groups that begin there. */
  let known: Known[] = [];
  let longer: number[][] = [];
  /** Per token, and behind the last one: the bits of all that can follow a node there; always the sign bit. */
  let reach: number[] = [];
  /** What was heard of the sentence; from `fresh` on, what begins at the token being heard. */
  let hits: Hit[] = [];
  let fresh = 0;
  let pairs: number[] = [];
  let from = 0;

  const accept = (value: number, end: number): void => {
    if (value < 0) {
      if (has(pairs, ~value, end)) return;
      pairs.push(~value, end);
      for (let i = memberStarts[~value] as number; i < (memberStarts[~value + 1] as number); i++)
        if (!has(pairs, members[i] as number, end)) pairs.push(members[i] as number, end);
      return;
    }
    for (let i = fresh; i < hits.length; i++) {
      const hit = hits[i] as Hit;
      if (hit.output !== value) continue;
      if (end > hit.last) hit.last = end;
      return;
    }
    hits.push({ output: value, first: from, last: end });
  };

  /** Whether a token is the stop of an abbreviation inside the sentence: "pachetul dvs. a întârziat". */
  const isInner = (at: number): boolean =>
    at < limit - 1 && tokens.kind[at] === Token.stop && tokens.text[tokens.start[at] as number] === '.';
  /** The place behind a token and the stop of its abbreviation. */
  const behind = (at: number): number => (isInner(at + 1) ? at + 2 : at + 1);

  /** The child of a node by a symbol; −1 where there is none. */
  const childOf = (node: number, symbol: number): number => {
    let low = edgeStarts[node] as number;
    let high = edgeStarts[node + 1] as number;
    while (low < high) {
      const middle = low + (((high - low) >> 2) << 1);
      const found = edges[middle] as number;
      if (found === symbol) return edges[middle + 1] as number;
      if (found < symbol) low = middle + 2;
      else high = middle;
    }
    return -1;
  };

  /** Follows every way from a node over the tokens from `at` on. */
  const walk = (node: number, at: number): void => {
    if (((masks[node] as number) & (reach[at - base] as number)) !== 0) go(node, at);
  };

  const go = (node: number, at: number): void => {
    for (let i = acceptStarts[node] as number; i < (acceptStarts[node + 1] as number); i++)
      accept(accepts[i] as number, at);
    if (at >= limit) return;
    const first = edgeStarts[node] as number;
    const last = edgeStarts[node + 1] as number;
    if (first < last) {
      const own = known[at - base] as Known;
      for (let i = first; i < last; i += 2)
        if (isKnownBy(own, edges[i] as number)) walk(edges[i + 1] as number, behind(at));
      const groups = longer[at - base] as number[];
      for (let i = 0; i < groups.length; i += 2) {
        const child = childOf(node, groups[i] as number);
        if (child !== -1) walk(child, groups[i + 1] as number);
      }
    }
    for (let i = gapStarts[node] as number; i < (gapStarts[node + 1] as number); i += 2)
      leap(gaps[i] as number, gaps[i + 1] as number, at);
  };

  /** Goes on behind a gap of no to `width` words; above 100 it may cross marks. */
  const leap = (width: number, child: number, at: number): void => {
    const crossing = width > 100;
    let left = crossing ? width - 100 : width;
    for (let next = at; ; next++) {
      walk(child, next);
      if (next >= limit) return;
      const kind = tokens.kind[next] as number;
      if (kind === Token.mark) {
        if (!crossing && !isTransparent(tokens.text[tokens.start[next] as number] as string)) return;
      } else if (kind === Token.stop) {
        if (!isInner(next)) return;
      } else if (left-- === 0) return;
    }
  };

  /** Finds all that begins at a token: first by itself, then by the groups found on the way. */
  const hearAt = (at: number, opening: boolean): void => {
    from = at;
    fresh = hits.length;
    const { starts, opens } = known[at - base] as Known;
    const next = behind(at);
    for (let i = 0; i < starts.length; i++) walk(starts[i] as number, next);
    if (opening) for (let i = 0; i < opens.length; i++) walk(opens[i] as number, next);
    for (let i = 0; i < pairs.length; i += 2) {
      const group = pairs[i] as number;
      const end = pairs[i + 1] as number;
      for (let k = starterStarts[group] as number; k < (starterStarts[group + 1] as number); k++)
        walk(starters[k] as number, end);
      if (!opening) continue;
      for (let k = openerStarts[group] as number; k < (openerStarts[group + 1] as number); k++)
        walk(openers[k] as number, end);
    }
    let bits = (known[at - base] as Known).mask | anything;
    for (let i = 0; i < pairs.length; i += 2) bits |= maskOf(pairs[i] as number);
    reach[at - base] = bits;
    longer[at - base] = none;
    if (pairs.length === 0) return;
    longer[at - base] = pairs;
    pairs = [];
  };

  return (input, sentences, placeholders) => {
    tokens = input;
    const acts: Act[] = [];
    let nextPlaceholder = 0;
    sentences.forEach((sentence, index) => {
      base = sentence.first;
      limit = sentence.last;
      known = [];
      for (let at = base; at < limit; at++) {
        let placeholder: Placeholder | undefined;
        if (tokens.kind[at] === Token.placeholder) {
          const start = tokens.start[at] as number;
          while ((placeholders[nextPlaceholder]?.start ?? Number.POSITIVE_INFINITY) < start) nextPlaceholder++;
          placeholder = placeholders[nextPlaceholder];
          if (placeholder?.meaning) acts.push(...placeholderActs(placeholder, tokens, at, index));
        }
        known.push(resolver.know(tokens, at, placeholder));
      }
      longer = new Array(limit - base);
      reach = new Array(limit - base + 1);
      reach[limit - base] = anything;
      hits = [];
      let opening = base;
      while (opening < limit && tokens.kind[opening] !== Token.word && tokens.kind[opening] !== Token.number) opening++;
      // From the end to the beginning, so that the groups further on are known.
      for (let at = limit - 1; at >= base; at--) hearAt(at, at === opening);
      if (hits.length > 0) for (const act of settle(hits, index)) acts.push(act);
    });
    return acts.sort((a, b) => a.start - b.start || b.end - a.end);
  };

  /** Lets vetoes silence their act, and of overlapping hits of one kind keeps the longest. */
  function settle(hits: readonly Hit[], sentence: number): Act[] {
    // Hits were found from the end to the beginning.
    const byOutput = new Map<number, Hit[]>();
    for (let index = hits.length - 1; index >= 0; index--) {
      const hit = hits[index] as Hit;
      const list = byOutput.get(hit.output);
      if (list) list.push(hit);
      else byOutput.set(hit.output, [hit]);
    }
    const vetoes = new Map<string, Hit[]>();
    for (const [output, list] of byOutput) {
      const { act, veto } = outputs[output] as (typeof outputs)[number];
      if (veto) vetoes.set(act, list);
    }
    const acts: Act[] = [];
    for (const [output, list] of byOutput) {
      const { act, kind, veto } = outputs[output] as (typeof outputs)[number];
      if (veto) continue;
      for (const { first, last } of longest(unsilenced(list, vetoes.get(act) ?? []))) {
        const span = { start: tokens.start[first] as number, end: tokens.end[last - 1] as number };
        acts.push({ act, kind, sentence, first, last, ...span });
      }
    }
    return acts;
  }
}

/** Hits that no veto overlaps; both lists are in the order of the text. */
function unsilenced(hits: readonly Hit[], vetoes: readonly Hit[]): readonly Hit[] {
  if (vetoes.length === 0) return hits;
  // Reach of the vetoes that begin before a token: the furthest end so far.
  let index = 0;
  let reach = -1;
  return hits.filter(({ first, last }) => {
    while (index < vetoes.length && (vetoes[index] as Hit).first <= first)
      reach = Math.max(reach, (vetoes[index++] as Hit).last);
    return reach <= first && !(index < vetoes.length && (vetoes[index] as Hit).first < last);
  });
}

/** Of hits that overlap in a row, the longest; the earlier one of two that are equally long. */
function longest(hits: readonly Hit[]): Hit[] {
  const kept: Hit[] = [];
  for (const hit of hits) {
    const before = kept.at(-1);
    if (!before || hit.first >= before.last) kept.push(hit);
    else if (hit.last - hit.first > before.last - before.first) kept[kept.length - 1] = hit;
  }
  return kept;
}

function has(pairs: readonly number[], group: number, end: number): boolean {
  for (let i = 0; i < pairs.length; i += 2) if (pairs[i] === group && pairs[i + 1] === end) return true;
  return false;
}

const placeholderActNames: Readonly<Record<string, string>> = {
  timeline: 'deadline',
  compensation: 'compensation',
  explanation: 'cause',
  remedy: 'remedy',
  'follow-up': 'follow-up',
};

/** A placeholder performs what its name says: `{{eta}}` is a deadline. */
function placeholderActs(placeholder: Placeholder, tokens: Tokens, at: number, sentence: number): Act[] {
  const act = placeholderActNames[placeholder.meaning ?? ''];
  if (!act) return [];
  const span = { start: tokens.start[at] as number, end: tokens.end[at] as number };
  return [{ act, kind: 'placeholder', sentence, first: at, last: at + 1, ...span }];
}
