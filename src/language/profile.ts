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
  readonly habits?: PackedHabits;
}

/** Habits as they are packed: good for the folding with which they were made. */
export interface PackedHabits {
  readonly common: readonly number[];
  readonly abbreviations: readonly (readonly number[])[];
  readonly titles: readonly (readonly number[])[];
  readonly greetings: readonly (readonly number[])[];
  readonly closings: readonly (readonly number[])[];
  readonly conjunctions: string;
}
