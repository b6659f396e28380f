/** A language's own facts: `rules/<lang>/language.yml` as it stands. */
export interface Profile {
  readonly name: string;
  readonly english: string;
  readonly code: string;
  readonly direction: 'ltr' | 'rtl';
  readonly script: string;
  readonly common: readonly string[];
  readonly letters: string;
  readonly foreign: string;
  readonly equal: readonly (readonly [string, string])[];
  readonly proclitics: readonly string[];
  readonly enclitics: readonly string[];
  /** Last letters as written before an enclitic, and as written without one: Arabic ت for ة. */
  readonly bound?: readonly (readonly [before: string, alone: string])[];
  readonly endings: Readonly<Record<string, readonly string[]>>;
  readonly abbreviations: readonly string[];
  readonly titles: readonly string[];
  readonly numbers: readonly string[];
  readonly months: readonly string[];
  readonly weekdays: readonly string[];
  readonly units: readonly string[];
  readonly dates: readonly string[];
  readonly times: readonly string[];
  readonly greetings: readonly string[];
  readonly closings: readonly string[];
  readonly quoted: readonly string[];
  readonly legal: readonly string[];
  /** Words that nothing quoted ends with: articles, possessives and the like. */
  readonly trailing?: readonly string[];
  /** Acts to which plug-ins add phrases, which are believed as they are heard. */
  readonly undoubted?: readonly string[];
  /** The lists that sentences are cut by, as packed by the build. */
  readonly habits?: Habits;
}

/** What cutting sentences needs of a language, in words' hashes: good for the folding with which they were made. */
export interface Habits {
  /** In rising order. */
  readonly common: Uint32Array;
  /** By the last word; without the final stop. */
  readonly abbreviations: Patterns;
  readonly titles: Patterns;
  /** By the first word. */
  readonly greetings: Patterns;
  readonly closings: Patterns;
  /** First letters by which a word goes on with the sentence before it, in scripts without case. */
  readonly conjunctions: string;
}

/** Word sequences as hashes, found by their first or last one. */
export interface Patterns {
  /** The word by which each is found, in rising order. */
  readonly keys: Uint32Array;
  /** Where each ends in `words`; it begins where the one before ends. */
  readonly ends: Uint32Array;
  readonly words: Uint32Array;
}
