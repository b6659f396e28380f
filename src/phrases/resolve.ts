import { type Fold, foldWord, hashOf } from '../language/fold.ts';
import { type Placeholder, Token, type Tokens } from '../types.ts';
import { lookup, type Pack } from './pack.ts';

/** Distinct words whose symbols are kept; beyond it the memory starts afresh, so that it stays flat. */
const memoLimit = 50_000;
const none: readonly number[] = [];

/** Tells for each token the symbols that phrases know it by: words, stems, groups, classes. */
export class Resolver {
  readonly pack: Pack;
  readonly fold: Fold;
  readonly memo = new Map<number, { readonly check: number; readonly symbols: readonly number[] }>();
  readonly shapes = new Map<string, readonly number[]>();

  constructor(pack: Pack, fold: Fold) {
    this.pack = pack;
    this.fold = fold;
  }

  /** Symbols of token `index`; `placeholder` is given where the token is one. */
  symbols(tokens: Tokens, index: number, placeholder: Placeholder | undefined): readonly number[] {
    switch (tokens.kind[index]) {
      case Token.word:
        return this.word(tokens, index);
      case Token.number:
        return this.shape(
          `${shapeOf(tokens.text, tokens.start[index] as number, tokens.end[index] as number)} number`,
          this.word(tokens, index),
        );
      case Token.link:
        return this.shape('link', none);
      case Token.placeholder:
        return this.shape(placeholderClasses(placeholder), none);
      case Token.symbol:
        return this.shape(/\p{Sc}/u.test(this.text(tokens, index)) ? 'currency' : this.text(tokens, index), none);
      default:
        return this.mark(tokens, index);
    }
  }

  text(tokens: Tokens, index: number): string {
    return tokens.text.slice(tokens.start[index], tokens.end[index]);
  }

  mark(tokens: Tokens, index: number): readonly number[] {
    const char = this.text(tokens, index)[0] as string;
    const name = markNames[char] ?? char;
    return this.pack.header.symbols[name] === undefined || name.length > 1 ? none : this.shape(name, none, true);
  }

  /** Symbols of the classes named, and of all groups that hold them. */
  shape(classes: string, more: readonly number[], exact = false): readonly number[] {
    const key = more.length === 0 ? `${exact}${classes}` : '';
    const known = key === '' ? undefined : this.shapes.get(key);
    if (known) return known;
    const symbols = new Set(more);
    const add = (name: string): void => {
      const symbol = this.pack.header.symbols[name];
      if (symbol !== undefined) this.spread(symbol, symbols);
    };
    for (const name of classes.split(' ')) add(name);
    if (!exact) add('any');
    const list = sorted(symbols);
    if (key !== '') this.shapes.set(key, list);
    return list;
  }

  spread(symbol: number, into: Set<number>): void {
    into.add(symbol);
    const { memberStarts, members } = this.pack;
    for (let at = memberStarts[symbol] as number; at < (memberStarts[symbol + 1] as number); at++)
      into.add(members[at] as number);
  }

  word(tokens: Tokens, index: number): readonly number[] {
    const hash = tokens.hash[index] as number;
    const check = tokens.check[index] as number;
    const known = this.memo.get(hash);
    if (known && known.check === check) return known.symbols;
    const symbols = new Set<number>();
    const folded = foldWord(this.text(tokens, index), this.fold);
    for (const form of this.forms(folded)) this.form(form, symbols);
    this.spread(this.pack.header.symbols.any as number, symbols);
    const list = sorted(symbols);
    if (this.memo.size >= memoLimit) this.memo.clear();
    this.memo.set(hash, { check, symbols: list });
    return list;
  }

  /** The word itself and what is left of it without attached particles: وللإزعاجكم → ازعاج. */
  forms(word: string): string[] {
    const { proclitics, enclitics } = this.pack.header;
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
          // A feminine ة is written ت before an attached pronoun: مشكلتكم → مشكله.
          if (bare.endsWith('ت')) forms.add(`${bare.slice(0, -1)}ه`);
        }
    return [...forms];
  }

  form(folded: string, into: Set<number>): void {
    const { words, stems, stemSets, endings } = this.pack;
    const word = find(words, folded);
    if (word !== -1) this.spread(word, into);
    const least = Math.max(1, folded.length - 12);
    for (let length = folded.length; length >= least; length--) {
      const sets = find(stems, folded.slice(0, length));
      if (sets === -1) continue;
      const mask = find(endings, folded.slice(length));
      if (mask === -1) continue;
      for (let at = sets; stemSets[at] !== -1; at += 2)
        if ((mask >>> (stemSets[at] as number)) & 1) this.spread(stemSets[at + 1] as number, into);
    }
  }
}

const sorted = (symbols: ReadonlySet<number>): readonly number[] => [...symbols].sort((a, b) => a - b);

function find(table: Int32Array, folded: string): number {
  const [hash, check] = hashOf(folded);
  return lookup(table, hash | 0, check | 0);
}

const markNames: Readonly<Record<string, string>> = {
  '،': ',',
  '؛': ';',
  '؟': '?',
  '–': '-',
  '—': '-',
  '―': '-',
  '−': '-',
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '‹': '"',
  '›': '"',
};

/** Whether a mark may stand inside a gap without ending it: quotes and brackets. */
export function isTransparent(char: string): boolean {
  return markNames[char] === '"' || '"\'()[]‘’*_'.includes(char);
}

function placeholderClasses(placeholder: Placeholder | undefined): string {
  switch (placeholder?.meaning) {
    case 'timeline':
      return 'placeholder number date time weekday';
    case 'compensation':
      return 'placeholder number money';
    case 'follow-up':
      return 'placeholder link';
    default:
      return 'placeholder';
  }
}

/** The class a number's spelling shows: `10:30` is a time, `12/11/2026` a date, `£30` money. */
function shapeOf(text: string, start: number, end: number): string {
  const token = text.slice(start, end);
  if (/\p{Sc}/u.test(token)) return 'money';
  if (/[%٪]/.test(token)) return 'percent';
  if (/^\p{Nd}{1,2}(?:[:٫]\p{Nd}{2})+|\p{Nd}\s?[ap]\.?m/iu.test(token) || /^\p{Nd}{1,2}[hH]\p{Nd}{2}$/u.test(token))
    return 'time';
  if (/^\p{Nd}{1,4}([./-])\p{Nd}{1,2}\1\p{Nd}{2,4}$/u.test(token)) return 'date';
  if (/^\p{Nd}{1,2}[./]\p{Nd}{1,2}\.?$/u.test(token)) return 'date time';
  return '';
}
