import { countWhile, type Series, Table } from './series.ts';
import type { Act } from './types.ts';

/** Names and kinds of acts as numbers; there are few, and all drafts share them. */
const words: string[] = [];
const numbers = new Map<string, number>();

function numberOf(word: string): number {
  let number = numbers.get(word);
  if (number === undefined) {
    number = words.push(word) - 1;
    numbers.set(word, number);
  }
  return number;
}

const none: readonly number[] = [];

/** The acts of a draft, in the order of the text. */
export class Acts extends Table<Act> {
  /** Indexes of the acts of each name. */
  private readonly named = new Map<string, number[]>();

  constructor() {
    super(['act', 'kind', 'sentence', 'first', 'last', 'start', 'end']);
  }

  override add(acts: readonly Act[]): void {
    super.add(acts);
    let index = this.length - acts.length;
    for (const { act } of acts) {
      const list = this.named.get(act);
      if (list) list.push(index);
      else this.named.set(act, [index]);
      index++;
    }
  }

  protected write(one: Act, row: Int32Array): void {
    row[0] = numberOf(one.act);
    row[1] = numberOf(one.kind);
    row[2] = one.sentence;
    row[3] = one.first;
    row[4] = one.last;
    row[5] = one.start;
    row[6] = one.end;
  }

  protected read(row: Int32Array): Act {
    return {
      act: words[row[0]!]!,
      kind: words[row[1]!]!,
      sentence: row[2]!,
      first: row[3]!,
      last: row[4]!,
      start: row[5]!,
      end: row[6]!,
    };
  }

  /** The acts of some names; of those that begin together, the ones of an earlier name come first. */
  of(...names: readonly string[]): Picked {
    let all = none;
    for (const name of names) {
      const list = this.indexes(name);
      if (list.length > 0) all = all.length === 0 ? list : this.merged(all, list);
    }
    return new Picked(this, all);
  }

  filter(test: (act: Act) => boolean): Picked {
    const indexes: number[] = [];
    let index = 0;
    for (const act of this) {
      if (test(act)) indexes.push(index);
      index++;
    }
    return new Picked(this, indexes);
  }

  /** Tells whether an act of one of the names stands in a sentence. */
  holds(...names: readonly string[]): (sentence: number) => boolean {
    const held = new Uint8Array((this.at(-1)?.sentence ?? -1) + 1);
    const place = this.column('sentence');
    for (const name of names) for (const index of this.indexes(name)) held[place(index)] = 1;
    return (sentence) => held[sentence] === 1;
  }

  /** The acts of one sentence. */
  within(sentence: number): readonly Act[] {
    const place = this.column('sentence');
    let index = countWhile(this.length, (one) => place(one) < sentence);
    const acts: Act[] = [];
    for (let act = this.at(index); act?.sentence === sentence; act = this.at(++index)) acts.push(act);
    return acts;
  }

  private indexes(name: string): readonly number[] {
    return this.named.get(name) ?? none;
  }

  private merged(one: readonly number[], other: readonly number[]): readonly number[] {
    const all: number[] = [];
    const start = this.column('start');
    let next = 0;
    for (const index of one) {
      for (; next < other.length && start(other[next]!) < start(index); next++) all.push(other[next]!);
      all.push(index);
    }
    for (; next < other.length; next++) all.push(other[next]!);
    return all;
  }
}

/** Some of a draft's acts. */
export class Picked implements Series<Act> {
  private readonly acts: Acts;
  private readonly indexes: readonly number[];

  constructor(acts: Acts, indexes: readonly number[]) {
    this.acts = acts;
    this.indexes = indexes;
  }

  get length(): number {
    return this.indexes.length;
  }

  at(index: number): Act | undefined {
    return this.acts.at(this.indexes.at(index) ?? this.acts.length);
  }

  *[Symbol.iterator](): Generator<Act> {
    for (const index of this.indexes) yield this.acts.at(index)!;
  }

  filter(test: (act: Act) => boolean): Picked {
    const left = this.indexes.filter((index) => test(this.acts.at(index)!));
    return new Picked(this.acts, left);
  }

  some(test: (act: Act) => boolean): boolean {
    return this.indexes.some((index) => test(this.acts.at(index)!));
  }
}
