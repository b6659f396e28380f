import type { Fold } from '../language/fold.ts';
import { foldInto } from '../language/spelling.ts';
import { once } from '../once.ts';
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
export function makeResolver(ear: Ear, fold: Fold): Resolver {
  const { header, units, form, is } = ear;
  const formMore = makeForms(ear);
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
        form(length);
        formMore?.(length);
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

/**
 * Makes what tells the ear what is left of the spelling in its units without attached particles: وللإزعاجكم → ازعاج.
 * Each word of a draft comes by, so it makes no strings.
 */
function makeForms({ header, units, form }: Ear): ((length: number) => void) | undefined {
  const { proclitics, enclitics, bound } = header;
  if (proclitics.length === 0 && enclitics.length === 0) return undefined;
  const word = new Uint16Array(longestSpelling);
  const openings = once((first: number) => proclitics.filter((clitic) => clitic.charCodeAt(0) === first));
  const endings = once((last: number) => enclitics.filter((clitic) => clitic.charCodeAt(clitic.length - 1) === last));

  const stands = (clitic: string, at: number): boolean => {
    for (let index = 0; index < clitic.length; index++) if (word[at + index] !== clitic.charCodeAt(index)) return false;
    return true;
  };
  const formPart = (start: number, end: number, ending = ''): void => {
    const into = units();
    const length = end - start + ending.length;
    if (length > longestSpelling) return;
    for (let at = start; at < end; at++) into[at - start] = word[at]!;
    for (let at = 0; at < ending.length; at++) into[end - start + at] = ending.charCodeAt(at);
    form(length);
  };
  const formEnds = (start: number, length: number): void => {
    for (const clitic of endings(word[length - 1]!)) {
      const end = length - clitic.length;
      if (end - start < 2 || !stands(clitic, end)) continue;
      formPart(start, end);
      for (let pair = 0; pair < bound.length; pair++) {
        const cut = end - bound[pair]![0].length;
        if (cut >= start && stands(bound[pair]![0], cut)) formPart(start, cut, bound[pair]![1]);
      }
    }
  };
  return (length) => {
    const from = units();
    for (let at = 0; at < length; at++) word[at] = from[at]!;
    formEnds(0, length);
    const starts = [0];
    for (let next = 0; next < starts.length; next++) {
      const at = starts[next]!;
      for (const clitic of openings(word[at]!)) {
        const start = at + clitic.length;
        if (length - start < 2 || starts.includes(start) || !stands(clitic, at)) continue;
        starts.push(start);
        formPart(start, length);
        formEnds(start, length);
      }
    }
  };
}
