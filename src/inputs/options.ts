/** What the readers of files are told: shared by every parser of the room. */
import type { Extractor } from './extractor.ts';
import type { Placeholders } from './placeholders.ts';

/** Words of letters and mails, in all languages together: a list of lines each. */
export interface MailWords<List = LineTable> {
  readonly closings: List;
  readonly quoted: List;
  readonly legal: List;
  readonly greetings: List;
}

/** A list of lines as it is shipped: folded, with `…` where anything may stand. */
export interface LineTable {
  /** A bit for each two letters with which a line begins; some share one. */
  readonly heads: Uint8Array;
  /** Lines that begin with a word, one after each line break, in UTF-16: few texts look into each list. */
  readonly lines: Uint16Array;
  /** Lines that begin with anything. */
  readonly any: readonly string[];
}

/** Parts of a file that are left alone unless asked for. */
export type Part = 'quotes' | 'signatures' | 'headers' | 'footers' | 'code';

/** How a file is to be read. */
export interface InputOptions {
  /** A parser or a store by name; by the file's name where absent. */
  readonly parser?: string | undefined;
  /** Paths of the fields that hold messages, such as `macros[*].actions[*].value`. */
  readonly fields?: readonly string[] | undefined;
  readonly placeholders?: Placeholders | undefined;
  readonly include?: readonly Part[] | undefined;
  /** Whether placeholders are filled in later; by the kind of file where absent. */
  readonly template?: boolean | undefined;
  readonly mail: MailWords;
  /** Readers of further kinds of files, by ending; they go before ours. */
  readonly extractors?: Readonly<Record<string, Extractor>> | undefined;
}

/** One file on its way through a parser. */
export interface File {
  /** For messages: the path as given, or `<text>`. */
  readonly name: string;
  readonly path: string | undefined;
  /** The parser that reads it. */
  readonly parser: string;
  readonly text: string;
  /** The file's bytes stand one a code unit, since they are no UTF-8. */
  readonly bytes: boolean;
  readonly options: InputOptions;
  /** Whether this part is to be linted. */
  includes(part: Part): boolean;
  /** Notes that from this offset of the file on, something is not read as what it says it is; the first place is told. */
  note(offset: () => number, what: string): void;
}
