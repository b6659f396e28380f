import { type Fold, foldWord } from '../language/fold.ts';
import type { Profile } from '../language/profile.ts';
import { type Forest, flatten, type Node, newNode } from './flatten.ts';
import { classNames, NotationError, type Part, parsePhrase } from './notation.ts';
import type { Pack } from './pack.ts';

/** A group of phrases of one act, with the place it was read from. */
export interface PhraseGroup {
  readonly act: string;
  readonly kind: string;
  readonly phrases: readonly Located[];
  readonly except: readonly Located[];
}
/** A phrase and where it stands (`rules/en/regret.yml:12`). */
export interface Located {
  readonly text: string;
  readonly where: string;
}
export interface LanguageSource {
  readonly profile: Profile;
  readonly groups: Readonly<Record<string, readonly Located[]>>;
  readonly acts: readonly PhraseGroup[];
}

const marks = [',', ':', ';', '?', '!', '"', '-', '>', '%', '&', '+', '='];
const maxPaths = 64;
const widestGap = 12;

/**
 * Compiles a language's phrases into flat tables. `problems` collects every mistake as a sentence
 * that names file and line; the pack is right only when it stays empty. `notes` are no mistakes: groups unused.
 */
export function compile(source: LanguageSource, fold: Fold, problems: string[], notes: string[] = []): Pack {
  return new Compiler(source, fold, problems, notes).run();
}

class Compiler implements Forest {
  readonly source: LanguageSource;
  readonly profile: Profile;
  readonly fold: Fold;
  readonly problems: string[];
  readonly notes: string[];
  readonly symbols = new Map<string, number>();
  readonly words = new Map<string, number>();
  readonly stems = new Map<string, Map<string, number>>();
  /** Longer members of a group, in a tree of their own. */
  readonly roots = new Map<number, Node>();
  readonly members = new Map<number, Set<number>>();
  readonly groupIds = new Map<string, number>();
  readonly anonymous = new Map<string, string>();
  readonly pending: Record<string, readonly Part[][]> = {};
  readonly used = new Set<string>();
  readonly building = new Set<string>();
  readonly outputs: { act: string; kind: string; veto?: true }[] = [];
  readonly outputIds = new Map<string, number>();
  readonly root = newNode();
  readonly startRoot = newNode();
  symbolCount = 0;
  where = '';

  constructor(source: LanguageSource, fold: Fold, problems: string[], notes: string[]) {
    this.source = source;
    this.profile = source.profile;
    this.fold = fold;
    this.problems = problems;
    this.notes = notes;
  }

  run(): Pack {
    for (const name of [...marks, 'stop']) this.symbols.set(name, this.symbolCount++);
    const { profile } = this.source;
    const spoken = (list: readonly string[], file: string): Located[] =>
      (list ?? []).map((text) => ({ text: String(text), where: `rules/${profile.code}/language.yml ${file}` }));
    const classes: Record<string, Located[]> = {
      number: spoken(profile.numbers, 'numbers'),
      month: spoken(profile.months, 'months'),
      weekday: spoken(profile.weekdays, 'weekdays'),
      unit: spoken(profile.units, 'units'),
      date: spoken(profile.dates, 'dates'),
      time: spoken(profile.times, 'times'),
      money: [{ text: '#number #currency', where: '' }],
      percent: [],
    };
    // Classes are groups whose names begin with '#': tokens of the kind are members by their shape.
    for (const name of [...classNames, 'currency'])
      this.pending[`#${name}`] = this.parseAll((classes[name] ?? []).filter(({ where }) => where !== ''));
    this.pending['#money'] = [
      [
        { type: 'class', name: 'number' },
        { type: 'class', name: 'currency' },
      ],
      [
        { type: 'class', name: 'currency' },
        { type: 'class', name: 'number' },
      ],
    ];
    for (const [name, members] of Object.entries(this.source.groups)) this.pending[name] = this.parseAll(members);

    for (const group of this.source.acts) {
      const output = this.output(group.act, group.kind, false);
      for (const phrase of group.phrases) this.addPhrase(phrase, output);
      const veto = group.except.length > 0 ? this.output(group.act, '', true) : -1;
      for (const phrase of group.except) this.addPhrase(phrase, veto);
    }
    for (const name of Object.keys(this.source.groups))
      if (!this.used.has(name))
        this.notes.push(
          `rules/${profile.code}/groups.yml: group '${name}' is used by no phrase: remove it or use {${name}}`,
        );
    for (const name of [...classNames, 'currency']) this.group(`#${name}`);
    return flatten(this);
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

  addPhrase({ text, where }: Located, output: number): void {
    this.attempt(where, () => {
      const parts = parsePhrase(text);
      const start = parts[0]?.type === 'start';
      const paths = this.paths(start ? parts.slice(1) : parts);
      for (const path of paths) this.insert(start ? this.startRoot : this.root, path).accepts.add(output);
    });
  }

  output(act: string, kind: string, veto: boolean): number {
    const key = `${act}\n${kind}\n${veto}`;
    let id = this.outputIds.get(key);
    if (id === undefined) {
      id = this.outputs.push(veto ? { act, kind, veto: true } : { act, kind }) - 1;
      this.outputIds.set(key, id);
    }
    return id;
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
        return this.symbols.get({ '،': ',', '؛': ';', '؟': '?' }[part.text] ?? part.text) as number;
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
      this.pending[name] = part.of.map((sequence) => [...sequence]);
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
    if (!this.source.profile.endings?.[set])
      throw new NotationError(
        `no endings '${set}' in language.yml: declare them under 'endings:' or use one of ${Object.keys(this.source.profile.endings ?? {}).join(', ')}`,
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
    const members = this.pending[name];
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
    const root = newNode();
    for (const path of paths) {
      const [only] = path as [number];
      if (path.length === 1) {
        const set = this.members.get(only) ?? new Set();
        this.members.set(only, set.add(id));
      } else this.insert(root, path).accepts.add(~id);
    }
    if (root.edges.size > 0) this.roots.set(id, root);
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
