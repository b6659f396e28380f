import { type Fold, foldWord, hashOf } from '../language/fold.ts';
import { finish1, finish2, prime1, prime2, seed1, seed2 } from '../language/hash.ts';
import { type Placeholder, Token, type Tokens } from '../types.ts';
import { type Beginnings, beginnings, describe, type Known } from './known.ts';
import { lookup, type Pack } from './pack.ts';
import { classesOf, shapeOf } from './shape.ts';

/** Distinct spellings that are kept; beyond it the memory starts afresh, so that it stays flat. */
const memoLimit = 50_000;

/** Tells for each token what the phrases know it by. Keeps what it learnt of a spelling. */
export class Resolver {
  readonly pack: Pack;
  readonly fold: Fold;
  readonly spellings = new Map<number, { readonly check: number; readonly known: Known }>();
  /** By the symbols that a token is by itself, and by its classes' names. */
  readonly kinds = new Map<string, Known>();
  readonly groups = new Map<number, Beginnings>();
  ids = 0;

  constructor(pack: Pack, fold: Fold) {
    this.pack = pack;
    this.fold = fold;
  }

  /** Forgets all: what is known of tokens points to states. */
  clear(): void {
    this.spellings.clear();
    this.kinds.clear();
    this.groups.clear();
  }

  /** Where the tree goes on behind a group as the beginning of phrases. */
  group(symbol: number): Beginnings {
    let found = this.groups.get(symbol);
    if (!found) {
      found = beginnings([symbol], this.pack);
      this.groups.set(symbol, found);
    }
    return found;
  }

  /** What is known of token `index`; `placeholder` is given where the token is one. */
  know(tokens: Tokens, index: number, placeholder: Placeholder | undefined): Known {
    const kind = tokens.kind[index];
    if (kind === Token.word || kind === Token.number) return this.spelling(tokens, index);
    const names = classesOf(tokens, index, placeholder);
    let known = this.kinds.get(names);
    if (!known) {
      const symbols: number[] = [];
      for (const name of names.split(' ')) this.add(name, symbols);
      known = this.kind(names, symbols);
    }
    return known;
  }

  spelling(tokens: Tokens, index: number): Known {
    // As signed integers, the hashes need no objects of their own.
    const hash = (tokens.hash[index] as number) | 0;
    const check = (tokens.check[index] as number) | 0;
    const before = this.spellings.get(hash);
    if (before !== undefined && before.check === check) return before.known;
    const symbols: number[] = [];
    const text = tokens.text.slice(tokens.start[index], tokens.end[index]);
    for (const form of this.forms(foldWord(text, this.fold))) this.form(form, symbols);
    this.add('any', symbols);
    if (tokens.kind[index] === Token.number) for (const name of shapeOf(text)) this.add(name, symbols);
    const key = symbols.join();
    const known = this.kinds.get(key) ?? this.kind(key, symbols);
    if (this.spellings.size >= memoLimit) this.spellings.clear();
    this.spellings.set(hash, { check, known });
    return known;
  }

  /** Describes a token that is these symbols by itself, and keeps that under a key. */
  kind(key: string, symbols: readonly number[]): Known {
    const known = describe(++this.ids, symbols, this.pack);
    this.kinds.set(key, known);
    return known;
  }

  add(name: string, symbols: number[]): void {
    const symbol = this.pack.header.symbols[name];
    if (symbol !== undefined) symbols.push(symbol);
  }

  /** The word itself and what is left of it without attached particles: وللإزعاجكم → ازعاج. */
  forms(word: string): string[] {
    const { proclitics, enclitics, bound } = this.pack.header;
    if (proclitics.length === 0 && enclitics.length === 0) return [word];
    const forms = new Set([word]);
    for (const form of forms)
      for (const clitic of proclitics)
        if (form.length > clitic.length + 1 && form.startsWith(clitic)) forms.add(form.slice(clitic.length));
    for (const form of [...forms])
      for (const clitic of enclitics)
        if (form.length > clitic.length + 1 && form.endsWith(clitic)) {
          const bare = form.slice(0, -clitic.length);
          forms.add(bare);
          for (const [before, alone] of bound)
            if (bare.endsWith(before)) forms.add(bare.slice(0, -before.length) + alone);
        }
    return [...forms];
  }

  form(folded: string, into: number[]): void {
    const { words, stems, stemSets, endings } = this.pack;
    const word = find(words, folded);
    if (word !== -1) into.push(word);
    const least = Math.max(1, folded.length - 12);
    let one = seed1;
    let two = seed2;
    for (let length = 1; length <= folded.length; length++) {
      const unit = folded.charCodeAt(length - 1);
      one = Math.imul(one ^ unit, prime1);
      two = Math.imul(two + unit, prime2);
      if (length < least) continue;
      const sets = lookup(stems, finish1(one) | 0, finish2(two) | 0);
      if (sets === -1) continue;
      const mask = find(endings, folded.slice(length));
      if (mask === -1) continue;
      for (let at = sets; stemSets[at] !== -1; at += 2)
        if ((mask >>> (stemSets[at] as number)) & 1) into.push(stemSets[at + 1] as number);
    }
  }
}

function find(table: Int32Array, folded: string): number {
  const [hash, check] = hashOf(folded);
  return lookup(table, hash | 0, check | 0);
}
