import type { Fold } from './language/fold.ts';
import { lookup, type Pack } from './phrases/pack.ts';
import { isTransparent, Resolver } from './phrases/resolve.ts';
import { type Act, type Placeholder, type Sentence, Token, type Tokens } from './types.ts';

/** Hears acts in sentences by one language's phrases. Keeps what it learnt of words between drafts. */
export type Hear = (tokens: Tokens, sentences: readonly Sentence[], placeholders: readonly Placeholder[]) => Act[];

interface Hit {
  readonly output: number;
  readonly first: number;
  readonly last: number;
  readonly sentence: number;
}

/** Makes the ear of a language from its packed phrases. */
export function makeHear(pack: Pack, fold: Fold): Hear {
  const resolver = new Resolver(pack, fold);
  const { edges, gapStarts, gaps, acceptStarts, accepts, starterStarts, starters, groupRoots } = pack;
  const [, root, startRoot] = pack.numbers as unknown as [number, number, number];
  const { outputs } = pack.header;

  let tokens: Tokens;
  let limit = 0;
  /** Per token of the sentence: its symbols, and (group, end) pairs of longer groups that begin there. */
  let symbols: (readonly number[])[] = [];
  let longer: number[][] = [];
  let base = 0;
  let found: number[] = [];

  /** Follows every way from a node; accepted outputs go to `found` as (output, end) pairs. */
  const walk = (node: number, at: number): void => {
    for (let i = acceptStarts[node] as number; i < (acceptStarts[node + 1] as number); i++)
      found.push(accepts[i] as number, at);
    if (at >= limit) return;
    for (const symbol of symbols[at - base] as readonly number[]) {
      const child = lookup(edges, node, symbol);
      if (child !== -1) walk(child, at + 1);
    }
    const pairs = longer[at - base] as number[];
    for (let i = 0; i < pairs.length; i += 2) {
      const child = lookup(edges, node, pairs[i] as number);
      if (child !== -1) walk(child, pairs[i + 1] as number);
    }
    for (let i = gapStarts[node] as number; i < (gapStarts[node + 1] as number); i += 2) {
      const width = gaps[i] as number;
      const crossing = width > 100;
      const child = gaps[i + 1] as number;
      let left = crossing ? width - 100 : width;
      for (let next = at; ; next++) {
        walk(child, next);
        if (next >= limit) break;
        const kind = tokens.kind[next] as number;
        if (kind === Token.mark) {
          if (!crossing && !isTransparent(tokens.text[tokens.start[next] as number] as string)) break;
        } else if (kind === Token.stop || left-- === 0) break;
      }
    }
  };

  return (input, sentences, placeholders) => {
    tokens = input;
    const acts: Act[] = [];
    let nextPlaceholder = 0;
    sentences.forEach((sentence, index) => {
      base = sentence.first;
      limit = sentence.last;
      symbols = [];
      for (let at = base; at < limit; at++) {
        let placeholder: Placeholder | undefined;
        if (tokens.kind[at] === Token.placeholder) {
          const start = tokens.start[at] as number;
          while ((placeholders[nextPlaceholder]?.start ?? Number.POSITIVE_INFINITY) < start) nextPlaceholder++;
          placeholder = placeholders[nextPlaceholder];
          if (placeholder?.meaning) acts.push(...placeholderActs(placeholder, tokens, at, index));
        }
        symbols.push(resolver.symbols(tokens, at, placeholder));
      }
      longer = symbols.map(() => []);
      const hits: Hit[] = [];
      let opening = base;
      while (opening < limit && tokens.kind[opening] !== Token.word && tokens.kind[opening] !== Token.number) opening++;
      for (let at = limit - 1; at >= base; at--) {
        gatherGroups(at);
        hearAt(at, root, hits, index);
        if (at === opening) hearAt(at, startRoot, hits, index);
      }
      acts.push(...settle(hits));
    });
    return acts.sort((a, b) => a.start - b.start || b.end - a.end);
  };

  /** Finds every group with a member of several tokens that begins here, innermost first. */
  function gatherGroups(at: number): void {
    const pairs = longer[at - base] as number[];
    let candidates: Set<number> | undefined;
    for (const symbol of symbols[at - base] as readonly number[])
      for (let i = starterStarts[symbol] as number; i < (starterStarts[symbol + 1] as number); i++) {
        candidates ??= new Set();
        candidates.add(starters[i] as number);
      }
    if (!candidates) return;
    for (const group of [...candidates].sort((a, b) => a - b)) {
      found = [];
      walk(groupRoots[group] as number, at);
      const ends = new Set<number>();
      for (let i = 1; i < found.length; i += 2) if ((found[i] as number) > at + 1) ends.add(found[i] as number);
      for (const end of ends) {
        if (!has(pairs, group, end)) pairs.push(group, end);
        const { memberStarts, members } = pack;
        for (let i = memberStarts[group] as number; i < (memberStarts[group + 1] as number); i++)
          if (!has(pairs, members[i] as number, end)) pairs.push(members[i] as number, end);
      }
    }
  }

  function hearAt(at: number, from: number, hits: Hit[], sentence: number): void {
    found = [];
    walk(from, at);
    if (found.length === 0) return;
    const longest = new Map<number, number>();
    for (let i = 0; i < found.length; i += 2) {
      const output = found[i] as number;
      longest.set(output, Math.max(longest.get(output) ?? 0, found[i + 1] as number));
    }
    for (const [output, last] of longest) hits.push({ output, first: at, last, sentence });
  }

  /** Lets vetoes silence their act, and of overlapping hits of one kind keeps the longest. */
  function settle(hits: readonly Hit[]): Act[] {
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
      for (const { first, last, sentence } of longest(unsilenced(list, vetoes.get(act) ?? []))) {
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
