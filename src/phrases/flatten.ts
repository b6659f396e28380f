import type { Fold } from '../language/fold.ts';
import { hashOf } from '../language/hash.ts';
import type { Profile } from '../language/profile.ts';
import { foldWord } from '../language/spelling.ts';
import { makeGuards, rank } from './guards.ts';
import { makeNodeWriter, type Node } from './nodes.ts';
import { tokenClasses } from './notation.ts';
import { makeTable, none, type Pack, type PackHeader } from './pack.ts';

/** What compiling gathers: the tree of phrases and of groups, and the symbols of both. */
export interface Forest {
  readonly profile: Profile;
  readonly fold: Fold;
  readonly problems: string[];
  /** Symbols of marks, words and stems (by set of endings). */
  readonly symbols: ReadonlyMap<string, number>;
  readonly words: ReadonlyMap<string, number>;
  readonly stems: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly symbolCount: number;
  /** Symbol → groups of which it is a member by itself. */
  readonly members: ReadonlyMap<number, ReadonlySet<number>>;
  readonly groupIds: ReadonlyMap<string, number>;
  readonly outputs: PackHeader['outputs'];
  readonly root: Node;
  /** Phrases that stand only at the beginning of a sentence. */
  readonly startRoot: Node;
}

/** Where a symbol leads at a beginning. */
interface Way {
  readonly place: number;
  readonly guard: number;
}

/** Lays the trees out as flat tables. */
export function flatten(forest: Forest): Pack {
  const { root, startRoot } = forest;
  const closure = memberClosure(forest);
  const order = rank(forest);
  const { ranks, bearing, ending } = order;
  const { sets, stems, endings } = layEndings(forest, ranks);
  const groupsOf = (symbol: number): number[] =>
    [...(closure.get(symbol) ?? [])].map((group) => ranks[group]!).sort((a, b) => a - b);
  const { guard, guards } = makeGuards(order, forest, closure);
  const heard = (group: number): number[] => [ranks[group]!, ...groupsOf(group)].filter((rank) => rank < bearing);
  const writer = makeNodeWriter({ ranks, guard, heard, long: new Set([...ending].flatMap(heard)) });
  const ways = Array.from(ranks, (_, symbol) =>
    [root, startRoot].map(({ edges }) => {
      const node = edges.get(symbol);
      // What stands in no sentence guards where no way leads.
      return { place: writer.place(node), guard: node ? guard(node) : bearing + 1 };
    }),
  );
  const members = makeLists();
  const kinds = makeLists();
  const symbolKinds = new Uint16Array(forest.symbolCount);
  ranks.forEach((rank, symbol) => {
    const groups = groupsOf(symbol).filter((group) => group < bearing);
    const list = 2 * members.place([groups.length, ...groups]) + (guards.has(rank) ? 1 : 0);
    const [first, opening] = ways[symbol] as [Way, Way];
    symbolKinds[rank] = kinds.place([list, first.place, opening.place, first.guard | (opening.guard << 16)]) / 4;
  });
  return {
    header: headerOf(forest, ranks),
    bearing,
    words: makeTable([...forest.words].map(([word, id]) => [...hashOf(word), ranks[id]!] as const)),
    stems,
    endings,
    sets,
    symbolKinds,
    kinds: Uint32Array.from(kinds.written()),
    members: Uint16Array.from(members.written()),
    nodes: writer.written(),
  };
}

function headerOf({ profile, fold, outputs, ...forest }: Forest, ranks: Uint16Array): PackHeader {
  const { proclitics, enclitics, bound = [] } = profile;
  const foldAll = (list: readonly string[]): string[] =>
    [...new Set((list ?? []).map((text) => foldWord(text, fold)))].sort((a, b) => b.length - a.length);
  const classes = tokenClasses.map((name) => [name, forest.groupIds.get(`#${name}`)!] as const);
  const symbols = Object.fromEntries([...forest.symbols, ...classes].map(([name, id]) => [name, ranks[id]!]));
  return {
    outputs,
    symbols,
    proclitics: foldAll(proclitics),
    enclitics: foldAll(enclitics),
    bound: bound.map(([before, alone]) => [foldWord(before, fold), foldWord(alone, fold)] as const),
  };
}

/** The tables of stems and endings. */
function layEndings(
  { profile, fold, problems, ...forest }: Forest,
  ranks: Uint16Array,
): Pick<Pack, 'sets' | 'stems' | 'endings'> {
  const setNames = Object.keys(profile.endings ?? {});
  if (setNames.length > 31) problems.push(`language.yml: more than 31 sets of endings: merge some`);
  const masks = new Map<string, number>();
  setNames.forEach((name, bit) => {
    for (const ending of ['', ...(profile.endings[name] ?? [])]) {
      const folded = foldWord(String(ending), fold);
      // The empty ending belongs to `any` always, to a named set where it is listed.
      if (ending === '' && name !== 'any' && !profile.endings[name]?.includes('')) continue;
      masks.set(folded, (masks.get(folded) ?? 0) | (1 << bit));
    }
  });
  const sets: number[] = [];
  const lay = (key: string, units: readonly number[]) => [...hashOf(key), sets.push(...units) - units.length] as const;
  const endings = [...masks].map(([ending, mask]) => lay(ending, [mask & 0xffff, mask >>> 16]));
  const stems = [...forest.stems].map(([stem, symbols]) =>
    lay(stem, [...[...symbols].flatMap(([set, symbol]) => [setNames.indexOf(set), ranks[symbol]!]), none]),
  );
  return { sets: Uint16Array.from(sets), stems: makeTable(stems), endings: makeTable(endings) };
}

/** Gathers lists of numbers; lists that are alike are kept once. */
function makeLists(): { place(list: readonly number[]): number; written(): readonly number[] } {
  const numbers: number[] = [];
  const places = new Map<string, number>();
  return {
    place(list) {
      const key = list.join();
      let place = places.get(key);
      if (place === undefined) {
        place = numbers.length;
        places.set(key, place);
        for (const number of list) numbers.push(number);
      }
      return place;
    },
    written: () => numbers,
  };
}

/** symbol → every group of which it is a one-token member, through groups in groups. */
function memberClosure(forest: Forest): Map<number, Set<number>> {
  const closure = new Map<number, Set<number>>();
  const close = (symbol: number): Set<number> => {
    let set = closure.get(symbol);
    if (set) return set;
    set = new Set();
    closure.set(symbol, set);
    for (const group of forest.members.get(symbol) ?? []) {
      set.add(group);
      for (const outer of close(group)) set.add(outer);
    }
    return set;
  };
  for (const symbol of forest.members.keys()) close(symbol);
  return closure;
}
