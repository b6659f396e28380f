import { Token, type Tokens } from '../types.ts';
import { type Beginning, isKnownBy, type Known } from './known.ts';
import { maskOf, type Pack } from './pack.ts';
import type { Resolver } from './resolve.ts';
import { isTransparent } from './shape.ts';
import { childOf, mayPass, type State, type States } from './states.ts';

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

/** A beginning gets a state when it is met so often: in no single letter, whose hearing would only take longer. */
const frequent = 25;
/** Nodes at which something ends, or a gap begins, are gone to whatever follows: they have the sign bit. */
const anything = 1 << 31;

/** Makes a walker over a language's tree of phrases. */
export function makeWalk(pack: Pack, states: States, resolver: Resolver): Walk {
  const { memberStarts, members, masks, edgeStarts, edges, gapStarts, gaps, acceptStarts, accepts } = pack;
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
  /** Per token, and behind the last one: the bits of all that may lead on there; always the sign bit. */
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
      for (let i = 0; i < widths.length; i++) leap(widths[i] as number, state.behind[i], 0, at);
      if ((state.mask & (reach[at - base] as number)) === 0) return;
      for (let i = longerFrom[at - base] as number; i < (longerTo[at - base] as number); i++)
        if ((state.mask & (bits[i] as number)) !== 0) followGroup(state, groups[i] as number, ends[i] as number);
      const token = known[at - base] as Known;
      if (!mayPass(state, token)) return;
      const next = pastToken(state, token);
      if (next === undefined) {
        for (let i = 0; i < state.nodes.length; i++) passToken(state.nodes[i] as number, at);
        return;
      }
      state = next;
      at = behind(at);
    }
  };

  const followGroup = (state: State, group: number, end: number): void => {
    const next = pastGroup(state, group);
    if (next !== undefined) follow(next, end);
    else for (let i = 0; i < state.nodes.length; i++) passGroup(state.nodes[i] as number, group, end);
  };

  /** Follows every way from a node over the tokens from a place on: on foot, without remembering anything. */
  const walk = (node: number, at: number): void => {
    if (((masks[node] as number) & (reach[at - base] as number)) !== 0) pass(node, at);
  };

  const pass = (node: number, at: number): void => {
    for (let i = acceptStarts[node] as number; i < (acceptStarts[node + 1] as number); i++)
      accept(accepts[i] as number, at);
    if (at >= limit) return;
    for (let i = gapStarts[node] as number; i < (gapStarts[node + 1] as number); i += 2)
      leap(gaps[i] as number, undefined, gaps[i + 1] as number, at);
    passToken(node, at);
    for (let i = longerFrom[at - base] as number; i < (longerTo[at - base] as number); i++)
      passGroup(node, groups[i] as number, ends[i] as number);
  };

  const passToken = (node: number, at: number): void => {
    const token = known[at - base] as Known;
    if (((masks[node] as number) & token.mask) === 0) return;
    for (let i = edgeStarts[node] as number; i < (edgeStarts[node + 1] as number); i += 2)
      if (isKnownBy(token, edges[i] as number)) walk(edges[i + 1] as number, behind(at));
  };

  const passGroup = (node: number, group: number, end: number): void => {
    const child = childOf(pack, node, group);
    if (child !== -1) walk(child, end);
  };

  const begin = (beginning: Beginning, place: number): void => {
    const { nodes, state } = beginning;
    if (state) follow(state, place);
    else if (++beginning.met > frequent) {
      beginning.state = states.at(nodes);
      follow(beginning.state, place);
    } else for (let i = 0; i < nodes.length; i++) walk(nodes[i] as number, place);
  };

  /** Goes on from a state, or else from a node, behind a gap of no to `width` words; above 100 it may cross marks. */
  const leap = (width: number, state: State | undefined, node: number, at: number): void => {
    const crossing = width > 100;
    let left = crossing ? width - 100 : width;
    for (let next = at; ; next++) {
      if (state) follow(state, next);
      else walk(node, next);
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
    begin(token.starts, behind(at));
    if (opening) begin(token.opens, behind(at));
    let all = token.mask | anything;
    for (let i = own; i < pairs; i++) {
      const group = groups[i] as number;
      const { starts, opens } = resolver.group(group);
      begin(starts, ends[i] as number);
      if (opening) begin(opens, ends[i] as number);
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
    reach[limit - base] = anything;
    let opening = base;
    while (opening < limit && tokens.kind[opening] !== Token.word && tokens.kind[opening] !== Token.number) opening++;
    // From the end to the beginning, so that the groups further on are known.
    for (let at = limit - 1; at >= base; at--) hearAt(at, at === opening);
    return hits;
  };
}
