import { type Fold, foldWord } from '../language/fold.ts';
import { type Placeholder, Token, type Tokens } from '../types.ts';
import type { Ear } from './ear.ts';
import { classesOf, shapeOf } from './shape.ts';

/** Tells what the phrases know of a token; `placeholder` is given where the token is one. */
export type Resolve = (tokens: Tokens, index: number, placeholder: Placeholder | undefined) => number;

/** Stands for the second hash where the first is the number of names of classes. */
const classCheck = 0x5eed;

/** Makes a resolver for an ear, which keeps what it learns of a spelling until it forgets all. */
export function makeResolve(ear: Ear, fold: Fold): Resolve {
  const { header, find, ask, spell, is, keep } = ear;
  const forms = makeForms(header);
  /** Numbers of the names of classes. */
  const classes = new Map<string, number>();

  const add = (names: string): void => {
    for (const name of names.split(' ')) {
      const symbol = header.symbols[name];
      if (symbol !== undefined) is(symbol);
    }
  };

  const spelling = (tokens: Tokens, index: number): number => {
    const hash = tokens.hash[index]! | 0;
    const check = tokens.check[index]! | 0;
    const known = find(hash, check);
    if (known !== 0) return known;
    const text = tokens.text.slice(tokens.start[index], tokens.end[index]);
    ask();
    for (const form of forms(foldWord(text, fold))) spell(form);
    add('any');
    if (tokens.kind[index] === Token.number) add(shapeOf(text).join(' '));
    return keep(hash, check);
  };

  return (tokens, index, placeholder) => {
    const kind = tokens.kind[index];
    if (kind === Token.word || kind === Token.number) return spelling(tokens, index);
    const names = classesOf(tokens, index, placeholder);
    let number = classes.get(names);
    if (number === undefined) {
      number = classes.size;
      classes.set(names, number);
    }
    const known = find(number, classCheck);
    if (known !== 0) return known;
    ask();
    add(names);
    return keep(number, classCheck);
  };
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
