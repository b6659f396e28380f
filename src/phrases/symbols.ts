import { type Fold, signs } from '../language/fold.ts';
import type { Profile } from '../language/profile.ts';
import { foldWord } from '../language/spelling.ts';
import type { Located } from './compile.ts';
import { type Node, newNode } from './nodes.ts';
import { NotationError, type Part, parsePhrase } from './notation.ts';

const maxPaths = 64;
const widestGap = 12;

/**
 * The symbols of a language's words, stems, marks and groups, and the tree in which phrases and groups are found.
 * Mistakes are collected as sentences that name file and line.
 */
export class Symbols {
  readonly profile: Profile;
  readonly fold: Fold;
  readonly problems: string[];
  readonly symbols = new Map<string, number>();
  readonly words = new Map<string, number>();
  readonly stems = new Map<string, Map<string, number>>();
  /** The tree of phrases and of the groups' longer members. */
  readonly root = newNode();
  readonly members = new Map<number, Set<number>>();
  readonly groupIds = new Map<string, number>();
  /** Members of the groups by name, parsed; a group's tree is built when it is first used. */
  readonly pending = new Map<string, readonly Part[][]>();
  readonly used = new Set<string>();
  symbolCount = 0;
  private readonly anonymous = new Map<string, string>();
  private readonly building = new Set<string>();
  private where = '';

  constructor(profile: Profile, fold: Fold, problems: string[]) {
    this.profile = profile;
    this.fold = fold;
    this.problems = problems;
  }

  parseAll(list: readonly Located[]): Part[][] {
    const result: Part[][] = [];
    for (const { text, where } of list) {
      const parts = this.attempt(where, () => parsePhrase(text));
      if (parts) result.push(parts);
    }
    return result;
  }

  attempt<T>(where: string, action: () => T): T | undefined {
    try {
      this.where = where;
      return action();
    } catch (error) {
      if (!(error instanceof NotationError)) throw error;
      this.problems.push(`${where}: ${error.message}`);
      return undefined;
    }
  }

  /** All the paths of a phrase, with and without each optional part, as symbols (a gap is negative). */
  paths(parts: readonly Part[]): number[][] {
    let paths: number[][] = [[]];
    for (const part of parts) {
      const symbol = this.symbol(part);
      const longer = paths.map((path) => [...path, symbol]);
      paths = part.type === 'choice' && part.optional ? [...paths, ...longer] : longer;
      if (paths.length > maxPaths)
        throw new NotationError(`more than ${maxPaths} readings: split the phrase or move optional parts into a group`);
    }
    const sound = paths.filter((path) => path.length > 0);
    if (sound.length < paths.length) throw new NotationError('every part is optional: make at least one compulsory');
    return sound.map(joinGaps);
  }

  symbol(part: Part): number {
    switch (part.type) {
      case 'word':
        return this.word(part.text);
      case 'stem':
        return this.stem(part.text, part.set);
      case 'mark':
        return this.symbols.get(signs[part.text] ?? part.text) as number;
      case 'class':
        return this.group(`#${part.name}`);
      case 'group':
        return this.group(part.name);
      case 'gap':
        return -(part.max + (part.crossing ? 100 : 0));
      case 'choice':
        return this.choice(part);
      case 'start':
        throw new NotationError("'^' stands inside the phrase: move it to the beginning");
    }
  }

  choice(part: Extract<Part, { type: 'choice' }>): number {
    const only = part.of[0];
    if (part.of.length === 1 && only?.length === 1) return this.symbol(only[0] as Part);
    const key = JSON.stringify(part.of.map((sequence) => JSON.stringify(sequence)).sort());
    let name = this.anonymous.get(key);
    if (name === undefined) {
      name = `(${this.anonymous.size})`;
      this.anonymous.set(key, name);
      this.pending.set(
        name,
        part.of.map((sequence) => [...sequence]),
      );
    }
    return this.group(name);
  }

  word(text: string): number {
    const folded = foldWord(text, this.fold);
    if (folded === '') throw new NotationError(`'${text}' has no letters after folding: remove it`);
    let id = this.words.get(folded);
    if (id === undefined) {
      id = this.symbolCount++;
      this.words.set(folded, id);
    }
    return id;
  }

  stem(text: string, set: string): number {
    if (!this.profile.endings?.[set])
      throw new NotationError(
        `no endings '${set}' in language.yml: declare them under 'endings:' or use one of ${Object.keys(this.profile.endings ?? {}).join(', ')}`,
      );
    const folded = foldWord(text, this.fold);
    const sets = this.stems.get(folded) ?? new Map<string, number>();
    this.stems.set(folded, sets);
    let id = sets.get(set);
    if (id === undefined) {
      id = this.symbolCount++;
      sets.set(set, id);
    }
    return id;
  }

  /** The symbol of a group; builds its tree on first use, its dependencies first. */
  group(name: string): number {
    this.used.add(name);
    const known = this.groupIds.get(name);
    if (known !== undefined) return known;
    const members = this.pending.get(name);
    if (members === undefined)
      throw new NotationError(`no group '{${name}}' in groups.yml: add it there or mend the name`);
    if (this.building.has(name)) throw new NotationError(`group '{${name}}' contains itself: break the circle`);
    this.building.add(name);
    const where = this.where;
    const paths = members.flatMap((parts) => {
      if (parts[0]?.type === 'start')
        throw new NotationError(`group '{${name}}' has a member with '^': use it in phrases only`);
      return this.attempt(where, () => this.paths(parts)) ?? [];
    });
    this.where = where;
    this.building.delete(name);
    const id = this.symbolCount++;
    this.groupIds.set(name, id);
    for (const path of paths) {
      const [only] = path as [number];
      if (path.length === 1) {
        const set = this.members.get(only) ?? new Set();
        this.members.set(only, set.add(id));
      } else this.insert(this.root, path).accepts.add(~id);
    }
    return id;
  }

  insert(root: Node, path: readonly number[]): Node {
    let node = root;
    for (const symbol of path) {
      const map = symbol < 0 ? node.gaps : node.edges;
      let next = map.get(symbol);
      if (next === undefined) {
        next = newNode();
        map.set(symbol, next);
      }
      node = next;
    }
    return node;
  }
}

/** Where an optional part is absent, gaps on its two sides become one, and a gap at an edge goes. */
function joinGaps(path: readonly number[]): number[] {
  const joined: number[] = [];
  for (const symbol of path) {
    const before = joined.at(-1);
    if (symbol >= 0 || (before !== undefined && before >= 0)) joined.push(symbol);
    else if (before !== undefined) joined[joined.length - 1] = Math.max(before + (symbol % 100), -widestGap - 100);
  }
  while ((joined.at(-1) ?? 0) < 0) joined.pop();
  return joined;
}
