import { Token, type Tokens } from '../types.ts';
import type { Known } from './known.ts';
import { maskOf, type Pack } from './pack.ts';
import type { Resolver } from './resolve.ts';
import { isTransparent } from './shape.ts';
import { mayPass, type State, type States } from './states.ts';

/** What was found in a sentence: entry `i` of each list speaks of hit `i`, `first` in, `last` out. */
export interface Hits {
  count: number;
  readonly output: number[];
  readonly first: number[];
  readonly last: number[];
}

/**
 * Finds all phrases in the tokens from `first` to `last`, of which `known` tells from 0 on.
 * The hits hold until the next call.
 */
export type Walk = (tokens: Tokens, first: number, last: number, known: readonly Known[]) => Hits;

/** Makes a walker over a language's tree of phrases. */
export function makeWalk(pack: Pack, states: States, resolver: Resolver): Walk {
  const { memberStarts, members } = pack;
  const { nowhere, pastToken, pastGroup } = states;
  let tokens: Tokens;
  let known: readonly Known[];
  let base = 0;
  let limit = 0;
  const hits: Hits = { count: 0, output: [], first: [], last: [] };
  /** The token being heard, and the hits from which on all begin there. */
  let from = 0;
  let fresh = 0;
  /** Longer groups and where they end. Those that begin at one token lie together, its own from `own` on. */
  const groups: number[] = [];
  const bits: number[] = [];
  const ends: number[] = [];
  let pairs = 0;
  let own = 0;
  const longerFrom: number[] = [];
  const longerTo: number[] = [];
  /** Per token: the bits of all that it is and of the groups that begin there. */
  const reach: number[] = [];

  const addGroup = (group: number, end: number): void => {
    for (let i = own; i < pairs; i++) if (groups[i] === group && ends[i] === end) return;
    groups[pairs] = group;
    bits[pairs] = maskOf(group);
    ends[pairs++] = end;
  };

  const accept = (value: number, end: number): void => {
    if (value < 0) {
      addGroup(~value, end);
      for (let i = memberStarts[~value] as number; i < (memberStarts[~value + 1] as number); i++)
        addGroup(members[i] as number, end);
      return;
    }
    for (let i = fresh; i < hits.count; i++) {
      if (hits.output[i] !== value) continue;
      if (end > (hits.last[i] as number)) hits.last[i] = end;
      return;
    }
    hits.output[hits.count] = value;
    hits.first[hits.count] = from;
    hits.last[hits.count++] = end;
  };

  /** Whether a token is the stop of an abbreviation inside the sentence: "pachetul dvs. a întârziat". */
  const isInner = (at: number): boolean =>
    at < limit - 1 && tokens.kind[at] === Token.stop && tokens.text[tokens.start[at] as number] === '.';
  /** The place behind a token and the stop of its abbreviation. */
  const behind = (at: number): number => (isInner(at + 1) ? at + 2 : at + 1);

  /** Follows every way from a state over the tokens from a place on. */
  const follow = (origin: State, place: number): void => {
    let state = origin;
    for (let at = place; state !== nowhere; ) {
      const { accepts, widths } = state;
      for (let i = 0; i < accepts.length; i++) accept(accepts[i] as number, at);
      if (at >= limit) return;
      for (let i = 0; i < widths.length; i++) leap(widths[i] as number, state.behind[i] as State, at);
      if ((state.mask & (reach[at - base] as number)) === 0) return;
      for (let i = longerFrom[at - base] as number; i < (longerTo[at - base] as number); i++)
        if ((state.mask & (bits[i] as number)) !== 0) follow(pastGroup(state, groups[i] as number), ends[i] as number);
      const token = known[at - base] as Known;
      if (!mayPass(state, token)) return;
      state = pastToken(state, token);
      at = behind(at);
    }
  };

  /** Goes on behind a gap of no to `width` words; above 100 it may cross marks. */
  const leap = (width: number, state: State, at: number): void => {
    const crossing = width > 100;
    let left = crossing ? width - 100 : width;
    for (let next = at; ; next++) {
      follow(state, next);
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
    fresh = hits.count;
    own = pairs;
    const token = known[at - base] as Known;
    follow(token.starts, behind(at));
    if (opening) follow(token.opens, behind(at));
    let all = token.mask;
    for (let i = own; i < pairs; i++) {
      const group = groups[i] as number;
      const { starts, opens } = resolver.group(group);
      follow(starts, ends[i] as number);
      if (opening) follow(opens, ends[i] as number);
      all |= bits[i] as number;
    }
    reach[at - base] = all;
    longerFrom[at - base] = own;
    longerTo[at - base] = pairs;
  };

  return (input, first, last, of) => {
    tokens = input;
    known = of;
    base = first;
    limit = last;
    hits.count = 0;
    pairs = 0;
    let opening = base;
    while (opening < limit && tokens.kind[opening] !== Token.word && tokens.kind[opening] !== Token.number) opening++;
    // From the end to the beginning, so that the groups further on are known.
    for (let at = limit - 1; at >= base; at--) hearAt(at, at === opening);
    return hits;
  };
}
