import type { Fold } from '../language/fold.ts';
import { foldInto } from '../language/spelling.ts';
import { type Placeholder, Token, type Tokens } from '../types.ts';
import { type Ear, longestSpelling } from './ear.ts';
import { classesOf, shapeOf } from './shape.ts';

/** Finds what the phrases know of tokens, which an ear keeps until it forgets all. */
export interface Resolver {
  /** Gives a token to the ear; `placeholder` is given where the token is one. */
  give(tokens: Tokens, index: number, placeholder: Placeholder | undefined, into: Uint32Array, at: number): void;
  /** Tells the ear what it does not know yet of a token that was given. */
  tell(tokens: Tokens, index: number, name: number): void;
}

/** Stands for the second hash where the first is the number of names of classes. */
const classCheck = 0x5eed;

/** Makes a resolver for an ear. */
export function makeResolver({ header, units, form, is }: Ear, fold: Fold): Resolver {
  const more = makeForms(header);
  const any = header.symbols.any;
  /** Numbers of the names of classes. */
  const classes = new Map<string, number>();

  const add = (names: string): void => {
    for (const name of names.split(' ')) {
      const symbol = header.symbols[name];
      if (symbol !== undefined) is(symbol);
    }
  };

  return {
    give(tokens, index, placeholder, into, at) {
      if (isSpelt(tokens, index)) {
        into[at] = tokens.hash[index]!;
        into[at + 1] = tokens.check[index]!;
        return;
      }
      const names = classesOf(tokens, index, placeholder);
      let number = classes.get(names);
      if (number === undefined) {
        number = classes.size;
        classes.set(names, number);
      }
      into[at] = number;
      into[at + 1] = classCheck;
    },
    tell(tokens, index, name) {
      if (!isSpelt(tokens, index)) return add([...classes.keys()][name]!);
      const { text, start, end, kind } = tokens;
      const length = foldInto(units(), text, start[index]!, end[index]!, fold);
      if (length <= longestSpelling) {
        const others = more?.(String.fromCharCode(...units().subarray(0, length)));
        form(length);
        for (const other of others ?? []) {
          for (let at = 0; at < other.length; at++) units()[at] = other.charCodeAt(at);
          form(other.length);
        }
      }
      if (any !== undefined) is(any);
      if (kind[index] === Token.number) add(shapeOf(text.slice(start[index], end[index])).join(' '));
    },
  };
}

/** Whether a token is a word or a number. */
export function isSpelt({ kind }: Tokens, index: number): boolean {
  return kind[index] === Token.word || kind[index] === Token.number;
}

/** Makes what gives what is left of a word without attached particles: وللإزعاجكم → ازعاج. */
function makeForms({ proclitics, enclitics, bound }: Ear['header']): ((word: string) => Iterable<string>) | undefined {
  if (proclitics.length === 0 && enclitics.length === 0) return undefined;
  return (word) => {
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
    forms.delete(word);
    return forms;
  };
}
