import { type Fold, foldWord } from '../language/fold.ts';
import { type Placeholder, Token, type Tokens } from '../types.ts';
import type { Ear } from './ear.ts';
import { classesOf, shapeOf } from './shape.ts';

/** Finds what the phrases know of tokens, which an ear keeps until it forgets all. */
export interface Resolver {
  /** Gives a token to the ear; `placeholder` is given where the token is one. */
  give(tokens: Tokens, index: number, placeholder: Placeholder | undefined, into: Uint32Array, at: number): void;
  /** Finds out what the ear does not know yet of a token that was given. */
  learn(tokens: Tokens, index: number, name: number): void;
}

/** Stands for the second hash where the first is the number of names of classes. */
const classCheck = 0x5eed;

/** Makes a resolver for an ear. */
export function makeResolver({ header, ask, spell, is }: Ear, fold: Fold): Resolver {
  const forms = makeForms(header);
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
    learn(tokens, index, name) {
      ask();
      if (!isSpelt(tokens, index)) return add([...classes.keys()][name]!);
      const text = tokens.text.slice(tokens.start[index], tokens.end[index]);
      for (const form of forms(foldWord(text, fold))) spell(form);
      add('any');
      if (tokens.kind[index] === Token.number) add(shapeOf(text).join(' '));
    },
  };
}

function isSpelt({ kind }: Tokens, index: number): boolean {
  return kind[index] === Token.word || kind[index] === Token.number;
}

/** The word itself and what is left of it without attached particles: وللإزعاجكم → ازعاج. */
function makeForms({ proclitics, enclitics, bound }: Ear['header']): (word: string) => Iterable<string> {
  if (proclitics.length === 0 && enclitics.length === 0) return (word) => [word];
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
    return forms;
  };
}
