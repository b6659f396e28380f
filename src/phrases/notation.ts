/** The notation in which phrases are written: `rules/ADD-A-LANGUAGE.md` tells the marks. */

export type Part =
  | { readonly type: 'word'; readonly text: string }
  | { readonly type: 'stem'; readonly text: string; readonly set: string }
  | { readonly type: 'group'; readonly name: string }
  | { readonly type: 'class'; readonly name: string }
  | { readonly type: 'mark'; readonly text: string }
  | { readonly type: 'gap'; readonly max: number; readonly crossing: boolean }
  | { readonly type: 'start' }
  | { readonly type: 'choice'; readonly of: readonly (readonly Part[])[]; readonly optional: boolean };

/** The classes of tokens that phrases may name. */
const classNames = [
  'number',
  'date',
  'time',
  'weekday',
  'month',
  'unit',
  'money',
  'percent',
  'link',
  'placeholder',
  'any',
] as const;

/** All classes of tokens: those that phrases may name, and that of the signs of money. */
export const tokenClasses = [...classNames, 'currency'] as const;

/** A mistake in a phrase; the message says what is wrong and how to mend it. */
export class NotationError extends Error {
  override name = 'NotationError';
}

const wordPattern = /[\p{L}\p{N}\p{M}_@€$£\u0640\u200c]+/uy;
const separators = /['’ʼ`´\-‐‑·.]/u;

/** Parses one phrase into its parts. Throws {@link NotationError}. */
export function parsePhrase(phrase: string): Part[] {
  const reader = new Reader(phrase);
  const parts = reader.sequence(false);
  if (!reader.done()) throw reader.error(`unexpected '${phrase[reader.at]}'`);
  if (parts.length === 0) throw new NotationError('the phrase is empty: write at least one word');
  parts.forEach((part, index) => {
    if (part.type === 'start' && index > 0)
      throw new NotationError("'^' stands inside the phrase: move it to the beginning");
  });
  for (const edge of [parts[0], parts.at(-1)])
    if (edge?.type === 'gap')
      throw new NotationError("'…' stands at the edge of the phrase, where it marks nothing: remove it");
  return parts;
}

class Reader {
  at = 0;
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }

  done(): boolean {
    this.space();
    return this.at >= this.text.length;
  }

  error(what: string): NotationError {
    return new NotationError(`${what} at character ${this.at + 1} of "${this.text}"`);
  }

  space(): void {
    while (/\s/u.test(this.text[this.at] ?? '')) this.at++;
  }

  /** Parts up to the end, or to `/` or `)` inside parentheses. */
  sequence(inside: boolean): Part[] {
    const parts: Part[] = [];
    while (!this.done()) {
      const char = this.text[this.at] as string;
      if (inside && (char === '/' || char === ')')) break;
      parts.push(...this.item(inside));
    }
    return parts;
  }

  /** One item, with `/`-joined alternatives outside parentheses. */
  item(inside: boolean): Part[] {
    const first = this.atom();
    if (inside || this.text[this.at] !== '/') return first;
    const of = [first];
    while (this.text[this.at] === '/') {
      this.at++;
      of.push(this.atom());
    }
    return [{ type: 'choice', of, optional: false }];
  }

  atom(): Part[] {
    const char = this.text[this.at] as string;
    if (char === '(') return [this.choice()];
    if (char === '{') return [{ type: 'group', name: this.braces() }];
    if (char === '#') return [this.tokenClass()];
    if (char === '…') return [this.gap()];
    if (char === '^') {
      this.at++;
      return [{ type: 'start' }];
    }
    if ('-–—'.includes(char) && /^(?:\s|$)/.test(this.text.slice(this.at + 1))) {
      this.at++;
      return [{ type: 'mark', text: '-' }];
    }
    if (',:;?!">%&+='.includes(char) || '،؛؟'.includes(char)) {
      this.at++;
      return [{ type: 'mark', text: char }];
    }
    return this.words();
  }

  choice(): Part {
    this.at++;
    const of: Part[][] = [];
    for (;;) {
      const parts = this.sequence(true);
      if (parts.length === 0)
        throw this.error("an alternative in '(…)' is empty: the parentheses alone make it optional");
      of.push(parts);
      const char = this.text[this.at++];
      if (char === ')') return { type: 'choice', of, optional: true };
      if (char !== '/') throw this.error("'(' is not closed: add ')'");
    }
  }

  braces(): string {
    const end = this.text.indexOf('}', this.at);
    if (end < 0) throw this.error("'{' is not closed: add '}'");
    const name = this.text.slice(this.at + 1, end);
    if (!/^[a-z][a-z0-9-]*$/.test(name)) throw this.error(`'{${name}}' is no group name: use kebab-case`);
    this.at = end + 1;
    return name;
  }

  tokenClass(): Part {
    const name = /^#([a-z]+)/.exec(this.text.slice(this.at))?.[1] ?? '';
    if (!(classNames as readonly string[]).includes(name))
      throw this.error(`'#${name}' is no token class: use one of ${classNames.map((id) => `#${id}`).join(' ')}`);
    this.at += name.length + 1;
    return { type: 'class', name };
  }

  gap(): Part {
    const [whole, comma, number] = /^…(,?)(\d*)/.exec(this.text.slice(this.at)) as RegExpExecArray;
    const max = number === '' ? 3 : Number(number);
    if (max < 1 || max > 12) throw this.error("a gap takes 1 to 12 words: write '…6'");
    // "… ," is a gap before a comma; "…,6" is a gap that may cross commas.
    const crossing = comma === ',' && number !== '';
    this.at += crossing ? (whole as string).length : 1 + (comma ? 0 : (number as string).length);
    return { type: 'gap', max, crossing };
  }

  /** A word; split at inner hyphens and apostrophes as the tokeniser splits text. */
  words(): Part[] {
    const parts: Part[] = [];
    while (separators.test(this.text[this.at] ?? '')) this.at++;
    for (;;) {
      wordPattern.lastIndex = this.at;
      const word = wordPattern.exec(this.text)?.[0];
      if (word === undefined) throw this.error(`'${this.text[this.at] ?? ''}' has no meaning in a phrase: remove it`);
      this.at += word.length;
      const next = this.text[this.at] ?? '';
      if (!separators.test(next) && next !== 'ـ') {
        if (/ـ$/u.test(word)) parts.push({ type: 'stem', text: word.replace(/ـ+$/u, ''), set: 'any' });
        else parts.push({ type: 'word', text: word });
        return parts;
      }
      const after = this.text[this.at + 1] ?? '';
      if (next === '-' && after === '{') {
        this.at++;
        parts.push({ type: 'stem', text: word, set: this.braces() });
        return parts;
      }
      this.at++;
      if (/[\p{L}\p{N}]/u.test(after)) {
        parts.push({ type: 'word', text: word });
        continue;
      }
      // A trailing hyphen marks a stem; a trailing apostrophe belongs to an elided word such as l'.
      parts.push(next === '-' ? { type: 'stem', text: word, set: 'any' } : { type: 'word', text: word });
      return parts;
    }
  }
}
