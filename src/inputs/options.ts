/** What the readers of files are told: shared by every parser of the room. */
import type { Extractor } from './extractor.ts';
import type { Placeholders } from './placeholders.ts';

/** Words of letters and mails, in all languages together. `…` stands for anything. */
export interface MailWords {
  readonly closings: readonly string[];
  readonly quoted: readonly string[];
  readonly legal: readonly string[];
  readonly greetings: readonly string[];
  /** The four lists in this order, made ready for comparing when packed. */
  readonly tables?: readonly LineTable[];
}

/** Parts of a line in their order, between them anything. */
export interface SetLine {
  readonly parts: readonly string[];
  readonly open: boolean;
}

/** A list of lines by their first words; `heads` are the first two letters of each. */
export interface LineTable {
  readonly heads: readonly number[];
  readonly byWord: readonly (readonly [string, readonly SetLine[]])[];
  /** Lines that begin with anything. */
  readonly any: readonly SetLine[];
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
}
