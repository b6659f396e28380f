import { isKnownBy, type Known } from './known.ts';
import { maskOf, type Pack } from './pack.ts';

/** Where one stands in the tree of phrases after some tokens: at several nodes at once. */
export interface State {
  readonly id: number;
  readonly nodes: readonly number[];
  /** `maskOf` all symbols that may follow. */
  readonly mask: number;
  /** These symbols themselves, where they are few. */
  readonly few: readonly number[];
  /** What ends here: acts, and groups as complements. */
  readonly accepts: readonly number[];
  /** Widths of the gaps that begin here, and what stands behind each. */
  readonly widths: readonly number[];
  readonly behind: State[];
}

/** Whether a token may lead on from a state; a no is sure, and told without looking the step up. */
export function mayPass({ few }: State, { filter }: Known): boolean {
  if (few.length === 0) return true;
  for (let i = 0; i < few.length; i++) {
    const symbol = few[i] as number;
    if (((filter[(symbol >> 5) & 15] as number) & (1 << (symbol & 31))) !== 0) return true;
  }
  return false;
}

/** The states of a language's tree, made as texts lead to them. */
export interface States {
  /** Where the tree is left. */
  readonly nowhere: State;
  /** The state of standing at these nodes. */
  at(nodes: readonly number[]): State;
  /** The state behind a token; undefined while few came this way. */
  pastToken(state: State, token: Known): State | undefined;
  /** The state behind a group; undefined while few came this way. */
  pastGroup(state: State, group: number): State | undefined;
  /** How many states there are. */
  count(): number;
  clear(): void;
}

/** A step is remembered when it was made so often: most steps of a text are made once, and are cheaper on foot. */
const patience = 3;
/** Steps that are remembered, a power of two; of 100,000 drafts, 19 steps in 20 are found among them. */
const slots = 1 << 16;

/** Makes the states of a language's tree of phrases. */
export function makeStates(pack: Pack): States {
  const { masks, edgeStarts, edges, gapStarts, gaps, acceptStarts, accepts } = pack;
  /** Per slot: a state, the token or group (as complement) behind it, and the state that they lead to or −times met. */
  const steps = new Int32Array(4 * slots);
  let kept = 0;
  const nowhere: State = { id: 1, nodes: [], mask: 0, few: [], accepts: [], widths: [], behind: [] };
  let states: State[] = [nowhere, nowhere];
  const known = new Map<string, State>();

  const at = (nodes: readonly number[]): State => {
    if (nodes.length === 0) return nowhere;
    const key = nodes.join();
    let state = known.get(key);
    if (!state) {
      state = make(nodes);
      known.set(key, state);
    }
    return state;
  };

  const make = (nodes: readonly number[]): State => {
    const ends: number[] = [];
    const symbols: number[] = [];
    const byWidth = new Map<number, number[]>();
    for (const node of nodes) {
      for (let i = edgeStarts[node] as number; i < (edgeStarts[node + 1] as number); i += 2)
        symbols.push(edges[i] as number);
      for (let i = acceptStarts[node] as number; i < (acceptStarts[node + 1] as number); i++)
        ends.push(accepts[i] as number);
      for (let i = gapStarts[node] as number; i < (gapStarts[node + 1] as number); i += 2) {
        const list = byWidth.get(gaps[i] as number);
        if (list) list.push(gaps[i + 1] as number);
        else byWidth.set(gaps[i] as number, [gaps[i + 1] as number]);
      }
    }
    const state: State = {
      id: states.length,
      nodes,
      mask: symbols.reduce((mask, symbol) => mask | maskOf(symbol), 0),
      few: symbols.length <= 4 ? symbols : [],
      accepts: ends,
      widths: [...byWidth.keys()],
      behind: [],
    };
    states.push(state);
    state.behind.push(...[...byWidth.values()].map(at));
    return state;
  };

  /** The slot of a step: its own, or an empty one. States have numbers from 1 on. */
  const slotOf = (state: number, by: number): number => {
    for (let slot = (Math.imul(state, 0x9e3779b1) ^ Math.imul(by, 0x85ebca6b)) >>> 16; ; slot++) {
      const at = (slot & (slots - 1)) << 2;
      if ((steps[at] === state && steps[at + 1] === by) || steps[at] === 0) return at;
    }
  };

  /** Counts that a step is made; whether it is so frequent that it pays to remember it. */
  const isFrequent = (slot: number, state: number, by: number): boolean => {
    if (steps[slot] !== 0) return --steps[slot + 2]! <= -patience;
    // Emptied before it is full: what is frequent is soon there again.
    const full = ++kept > slots * 0.7;
    if (full) forget();
    const free = full ? slotOf(state, by) : slot;
    steps[free] = state;
    steps[free + 1] = by;
    steps[free + 2] = -1;
    return false;
  };

  const forget = (): void => {
    steps.fill(0);
    kept = 1;
  };

  /** Keeps where a step leads; `leads` are the children of the state's nodes on the way. */
  const keep = (slot: number, leads: readonly number[]): State => {
    const next = at(leads);
    steps[slot + 2] = next.id;
    return next;
  };

  return {
    nowhere,
    at,
    pastToken(state, token) {
      const slot = slotOf(state.id, token.id);
      const next = steps[slot + 2] as number;
      if (next > 0) return states[next];
      if (!isFrequent(slot, state.id, token.id)) return undefined;
      const children: number[] = [];
      for (const node of state.nodes) {
        if (((masks[node] as number) & token.mask) === 0) continue;
        for (let i = edgeStarts[node] as number; i < (edgeStarts[node + 1] as number); i += 2)
          if (isKnownBy(token, edges[i] as number)) children.push(edges[i + 1] as number);
      }
      return keep(slot, children);
    },
    pastGroup(state, group) {
      const slot = slotOf(state.id, ~group);
      const next = steps[slot + 2] as number;
      if (next > 0) return states[next];
      if (!isFrequent(slot, state.id, ~group)) return undefined;
      const bit = maskOf(group);
      const children: number[] = [];
      for (const node of state.nodes) {
        if (((masks[node] as number) & bit) === 0) continue;
        const child = childOf(pack, node, group);
        if (child !== -1) children.push(child);
      }
      return keep(slot, children);
    },
    count: () => states.length,
    clear() {
      states = [nowhere, nowhere];
      known.clear();
      forget();
    },
  };
}

/** The child of a node by a symbol; −1 where there is none. */
export function childOf({ edgeStarts, edges }: Pack, node: number, symbol: number): number {
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
}
