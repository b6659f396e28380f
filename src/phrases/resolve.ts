import { type Fold, foldWord, hashOf } from '../language/fold.ts';
import { finish1, finish2, prime1, prime2, seed1, seed2 } from '../language/hash.ts';
import { type Placeholder, Token, type Tokens } from '../types.ts';
import { lookup, maskOf, type Pack } from './pack.ts';

/** Distinct words that are kept; beyond it the memory starts afresh, so that it stays flat. */
const memoLimit = 50_000;

/** What the phrases know of a token. */
export interface Known {
  /** Words, stems, groups and classes that it is, in rising order. */
  readonly symbols: Int32Array;
  /** 512 bits, of which each symbol sets one: most symbols that a token is not are told by them. */
  readonly filter: Int32Array;
  /** Nodes that ways beginning with it lead to; and those of ways that open a sentence. */
  readonly starts: readonly number[];
  readonly opens: readonly number[];
  /** `maskOf` all symbols. */
  readonly mask: number;
}
const unknown: Known = {
  symbols: new Int32Array(0),
  filter: new Int32Array(16),
  starts: [],
  opens: [],
  mask: 0,
};

/** Whether a token is known by a symbol. */
export function isKnownBy({ symbols, filter }: Known, symbol: number): boolean {
  if (((filter[(symbol >> 5) & 15] as number) & (1 << (symbol & 31))) === 0) return false;
  let low = 0;
  let high = symbols.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((symbols[middle] as number) < symbol) low = middle + 1;
    else high = middle;
  }
  return symbols[low] === symbol;
}

/** Tells for each token what the phrases know it by. Keeps what it learnt of a spelling. */
export class Resolver {
  readonly pack: Pack;
  readonly fold: Fold;
  readonly spellings = new Map<number, { readonly check: number; readonly known: Known }>();
  readonly classes = new Map<string, Known>();

  constructor(pack: Pack, fold: Fold) {
    this.pack = pack;
    this.fold = fold;
  }

  /** What is known of token `index`; `placeholder` is given where the token is one. */
  know(tokens: Tokens, index: number, placeholder: Placeholder | undefined): Known {
    switch (tokens.kind[index]) {
      case Token.word:
      case Token.number:
        return this.spelling(tokens, index);
      case Token.link:
        return this.class('link any');
      case Token.placeholder:
        return this.class(placeholderClasses(placeholder));
      default: {
        const char = tokens.text[tokens.start[index] as number] as string;
        if (tokens.kind[index] === Token.symbol)
          return this.class(currencySign.test(char) ? 'currency any' : `${char} any`);
        return this.class(markNames[char] ?? char);
      }
    }
  }

  spelling(tokens: Tokens, index: number): Known {
    const hash = tokens.hash[index] as number;
    const check = tokens.check[index] as number;
    const before = this.spellings.get(hash);
    if (before && before.check === check) return before.known;
    const symbols: number[] = [];
    const text = tokens.text.slice(tokens.start[index], tokens.end[index]);
    for (const form of this.forms(foldWord(text, this.fold))) this.form(form, symbols);
    this.add('any', symbols);
    if (tokens.kind[index] === Token.number) for (const name of shapeOf(text)) this.add(name, symbols);
    const known = this.describe(symbols);
    if (this.spellings.size >= memoLimit) this.spellings.clear();
    this.spellings.set(hash, { check, known });
    return known;
  }

  /** What is known of tokens of the classes named, parted by blanks. */
  class(names: string): Known {
    let known = this.classes.get(names);
    if (!known) {
      const symbols: number[] = [];
      for (const name of names.split(' ')) this.add(name, symbols);
      known = symbols.length === 0 ? unknown : this.describe(symbols);
      if (this.classes.size >= memoLimit) this.classes.clear();
      this.classes.set(names, known);
    }
    return known;
  }

  add(name: string, symbols: number[]): void {
    const symbol = this.pack.header.symbols[name];
    if (symbol !== undefined) this.spread(symbol, symbols);
  }

  /** Adds a symbol and the groups of which it is a member. */
  spread(symbol: number, into: number[]): void {
    into.push(symbol);
    const { memberStarts, members } = this.pack;
    for (let at = memberStarts[symbol] as number; at < (memberStarts[symbol + 1] as number); at++)
      into.push(members[at] as number);
  }

  /** Symbols in any order, some of them more than once, with all that they lead to. */
  describe(found: readonly number[]): Known {
    const { starterStarts, starters, openerStarts, openers } = this.pack;
    const sorted = Int32Array.from(found).sort();
    let count = 0;
    for (let index = 0; index < sorted.length; index++)
      if (index === 0 || sorted[index] !== sorted[count - 1]) sorted[count++] = sorted[index] as number;
    const symbols = sorted.subarray(0, count);
    const filter = new Int32Array(16);
    const starts: number[] = [];
    const opens: number[] = [];
    let mask = 0;
    for (let index = 0; index < symbols.length; index++) {
      const symbol = symbols[index] as number;
      filter[(symbol >> 5) & 15]! |= 1 << (symbol & 31);
      mask |= maskOf(symbol);
      for (let at = starterStarts[symbol] as number; at < (starterStarts[symbol + 1] as number); at++)
        starts.push(starters[at] as number);
      for (let at = openerStarts[symbol] as number; at < (openerStarts[symbol + 1] as number); at++)
        opens.push(openers[at] as number);
    }
    return { symbols, filter, starts, opens, mask };
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

  form(folded: string, into: number[]): void {
    const { words, stems, stemSets, endings } = this.pack;
    const word = find(words, folded);
    if (word !== -1) this.spread(word, into);
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
        if ((mask >>> (stemSets[at] as number)) & 1) this.spread(stemSets[at + 1] as number, into);
    }
  }
}

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
      return 'placeholder any number date time weekday';
    case 'compensation':
      return 'placeholder any number money';
    case 'follow-up':
      return 'placeholder any link';
    default:
      return 'placeholder any';
  }
}

/**
 * The classes that a number's spelling shows: `10:30` is a time, `12/11/2026` a date, `£30` money.
 * Written without Unicode property escapes: the first one costs as much as hearing a whole draft.
 */
function shapeOf(token: string): readonly string[] {
  // Digits of any script as 9, so that the shape alone is left.
  const shape = token.replace(/[0-9\u0660-\u0669\u06f0-\u06f9]/g, '9').toLowerCase();
  if (currencySign.test(shape)) return ['number', 'money'];
  if (/[%٪]/.test(shape)) return ['number', 'percent'];
  if (/^99?(?:[:٫]99)+|9\s?[ap]\.?m|^99?h99$/.test(shape)) return ['number', 'time'];
  if (/^9{1,4}([./-])99?\1(?:99|9{4})$/.test(shape)) return ['number', 'date'];
  if (/^99?[./]99?\.?$/.test(shape)) return ['number', 'date', 'time'];
  return ['number'];
}

const currencySign = /[$¢£¤¥\u058f\u060b\u09f2\u0e3f\u17db\u20a0-\u20cf\ufdfc\ufe69\uff04\uffe0\uffe1\uffe5\uffe6]/;
