/**
 * The vocabulary of the house, in the order in which a text passes through it:
 * file → draft → sentence → act → element → finding → diagnostic → report.
 *
 * Offsets are UTF-16 code units, half open (`start` in, `end` out); lines and columns are 1-based, an end column exclusive.
 */
import type { Series } from './series.ts';

export type * from './results.ts';
export type { Options, Rule } from './rule.ts';

/** A half-open stretch of a draft's text, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a placeholder stands for where its name tells, e.g. `timeline` for `{{eta}}`. */
export type Meaning = 'timeline' | 'compensation' | 'explanation' | 'remedy' | 'prevention' | 'follow-up' | 'name';

/** A template's placeholder inside a draft: one neutral word of its sentence. */
export interface Placeholder extends Span {
  readonly meaning?: Meaning;
}

/**
 * Where each code unit of a draft's text comes from in the source file.
 * `source[i]` is the source offset of text offset `starts[i]`; between two entries
 * the text runs parallel to the source. An absent map means: text and source are the same.
 */
export interface OffsetMap {
  readonly starts: readonly number[];
  readonly source: readonly number[];
}

/** One message inside a file. A `.txt` or `.eml` holds one, a file of macros many. */
export interface Draft {
  /** The decoded text a reader would see. */
  readonly text: string;
  /** Where the text lies in the source file. */
  readonly span: Span;
  readonly map?: OffsetMap;
  /** Path of the message inside a structured file, e.g. `macros[3].actions[0].value`. */
  readonly key?: string;
  /** Language declared by the file itself (front matter, a locale field), as BCP 47. */
  readonly language?: string;
  /** Language that the `lang` of its page declares, which often stays as it was in the page that was copied. */
  readonly markup?: string;
  readonly placeholders: readonly Placeholder[];
  /** Stretches that are there but are never linted: quoted replies, signatures, code, comments. */
  readonly skipped: readonly Span[];
  /** Facts the file declares about the message, such as `date` and `incident`. */
  readonly facts: Readonly<Record<string, string>>;
  /** A template is filled in later; a mail or a text on standard input is about to be sent. */
  readonly template: boolean;
}

/** An inline comment that switches rules off, as found in the source file. */
export interface Directive extends Span {
  readonly kind: 'disable' | 'enable' | 'disable-line' | 'disable-next-line';
  /** Empty: every rule. */
  readonly rules: readonly string[];
  /** The text after ` -- `. */
  readonly reason?: string;
  /** Where the text ends that it holds for: the mail, or what the next line opens and in which no comment can stand. */
  readonly until?: number;
  /** Where that text begins, if not at the directive. */
  readonly from?: number;
}

/** What an input parser makes of one source file. */
export interface Source {
  readonly drafts: readonly Draft[];
  readonly directives: readonly Directive[];
}

/** Kinds of token, as numbers so that they fit a byte. */
export const Token = {
  word: 1,
  number: 2,
  /** Comma, colon, dash, quote, bracket: may stand inside a sentence. */
  mark: 3,
  /** A full stop, question mark and their like, in any script. */
  stop: 4,
  /** URL, e-mail address, file path. */
  link: 5,
  placeholder: 6,
  /** Emoji and other symbols. */
  symbol: 7,
} as const;

/**
 * The tokens of one text, flat: entry `i` of each array speaks of token `i`.
 * A word is split at its inner hyphens and apostrophes ("don't" is `don`, `t`), in text and phrases alike.
 */
export interface Tokens {
  readonly text: string;
  readonly count: number;
  readonly kind: Uint8Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** Folded spelling as two independent 32-bit hashes: equal pairs are taken as equal words. */
  readonly hash: Uint32Array;
  readonly check: Uint32Array;
  /** Number of line breaks between the token before and this one; 2 or more is a blank line. */
  readonly breaks: Uint8Array;
}

/** A sentence: a stretch of tokens, `first` in, `last` out. */
export interface Sentence extends Span {
  readonly first: number;
  readonly last: number;
  /** Number of words, numbers, links and placeholders. */
  readonly words: number;
  /** Greeting, heading, sign-off and signature are no body. */
  readonly body: boolean;
  /** Whether it ends with a question mark of any script. */
  readonly question: boolean;
  /** Index of the paragraph, counted by blank lines. */
  readonly paragraph: number;
}

/** Something a span of text does in the conversation, heard by a language's phrases. */
export interface Act extends Span {
  /** The act's name: the name of the file whose phrases heard it, e.g. `regret`. */
  readonly act: string;
  /** The group's `kind`, e.g. `thirdParty` of `blame`; empty where none is given. */
  readonly kind: string;
  /** Index of the sentence. */
  readonly sentence: number;
  readonly first: number;
  readonly last: number;
  /** Whether it is but likely: evidence in an apology, and none of one. */
  readonly unsure?: boolean;
}

export const elementIds = [
  'regret',
  'responsibility',
  'acknowledgment',
  'empathy',
  'explanation',
  'remedy',
  'timeline',
  'prevention',
  'follow-up',
  'compensation',
  'workaround',
  'forgiveness',
] as const;
export type ElementId = (typeof elementIds)[number];

/** An element's state in a draft: spans that are its evidence, and vague stand-ins where there is none. */
export interface Element {
  readonly evidence: Series<Act>;
  readonly vague: Series<Act>;
}
export type Elements = Readonly<Record<ElementId, Element>>;

/** What a rule sees of a draft. */
export interface Reading {
  readonly text: string;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly sentences: Series<Sentence>;
  readonly acts: Series<Act>;
  readonly elements: Elements;
  /** Whether the draft is an apology. Only rules that run `always` look at it when it is not. */
  readonly apology: boolean;
  readonly facts: Readonly<Record<string, string>>;
  readonly placeholders: readonly Placeholder[];
  readonly template: boolean;
  /** The acts of some names, in the order of the text. */
  of(...names: readonly string[]): Series<Act>;
  /** The acts of one sentence, by its index. */
  within(sentence: number): readonly Act[];
  /** Tells whether a sentence, by its index, holds an act of one of the names. */
  holds(...names: readonly string[]): (sentence: number) => boolean;
}

/** A mistake of the user's (flag, file, config): shown as one sentence, exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** A file that cannot be read as what its name says that it is. */
export class Unreadable extends UsageError {}
