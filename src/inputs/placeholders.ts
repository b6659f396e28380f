/** Placeholders of template languages: where they stand in a text, and what their names mean. */
import { dropMarks, isAscii } from '../language/marks.ts';
import type { Meaning, Placeholder, Span } from '../types.ts';
import { scanMarks } from './placeholder-scan.ts';

/** `rules/placeholders.yml` as it stands: words of placeholder names, in any language. */
export interface PlaceholderWords {
  /** Meaning → words that have it. */
  readonly meanings: Readonly<Partial<Record<Meaning, readonly string[]>>>;
  /** Heads of names that mean nothing of these, such as `url`. */
  readonly neutral: readonly string[];
  /** Words that make a date one of the past, such as `order` in `order_date`. */
  readonly past: readonly string[];
  /** Words after which a name only goes on, such as `of`. */
  readonly joiners: readonly string[];
}

/** What a project adds: `patterns` as `open…close`, and meanings of whole names. */
export interface PlaceholderConfig {
  readonly patterns?: readonly string[] | undefined;
  readonly meanings?: Readonly<Record<string, Meaning>> | undefined;
}

/** What a word says in a name. */
type Role = Meaning | 'neutral' | 'joiner' | 'past';

/** A project's placeholders, ready for use. */
export interface Placeholders {
  /** Worked out when the first name is met. */
  words(): ReadonlyMap<string, Role>;
  readonly names: ReadonlyMap<string, Meaning>;
  readonly patterns: readonly (readonly [open: string, close: string])[];
}

/** What a text holds of a template language. */
export interface Found {
  readonly placeholders: readonly Placeholder[];
  /** Comments, and in a template its control tags: they are no words. */
  readonly skipped: readonly Span[];
}

const fold = (word: string): string => (isAscii(word) ? word : dropMarks(word.normalize('NFD'))).toLowerCase();

/** Prepares the words of names and a project's own additions. */
export function makePlaceholders(words?: PlaceholderWords, config?: PlaceholderConfig): Placeholders {
  const names = new Map(Object.entries(config?.meanings ?? {}).map(([name, meaning]) => [fold(name), meaning]));
  const patterns = (config?.patterns ?? []).map((pattern) => pattern.split(/…|\.\.\./u));
  let roles: ReadonlyMap<string, Role> | undefined;
  return {
    words: () => {
      roles ??= rolesOf(words);
      return roles;
    },
    names,
    patterns: patterns.filter((pair) => pair[0] && pair[1]).map(([open, close]) => [open!, close!]),
  };
}

function rolesOf({ meanings, neutral, joiners, past }: Partial<PlaceholderWords> = {}): ReadonlyMap<string, Role> {
  const roles = new Map<string, Role>();
  const give = (role: Role, list: readonly string[] = []): void => {
    for (const word of list) roles.set(fold(word), role);
  };
  for (const [meaning, list] of Object.entries(meanings ?? {})) give(meaning as Meaning, list);
  give('neutral', neutral);
  give('joiner', joiners);
  give('past', past);
  return roles;
}

const none = makePlaceholders();

/** Finds what a template language left in a text. In a template control tags are no words; in a draft they are unfilled. */
export function findPlaceholders(text: string, template: boolean, known: Placeholders = none): Found {
  const placeholders: Placeholder[] = [];
  const skipped: Span[] = [];
  for (const { start, end, kind, name } of scanMarks(text, known.patterns)) {
    if (kind === 'comment' || (kind === 'control' && template)) {
      skipped.push({ start, end });
      continue;
    }
    const meaning = kind === 'value' ? (meaningOf(name, known) ?? meaningOf(labelOf(text, start), known)) : undefined;
    placeholders.push(meaning ? { start, end, meaning } : { start, end });
  }
  return { placeholders, skipped };
}

/** Longest label before a placeholder, in code units. */
const longestLabel = 40;

/** What stands before a placeholder on its line, where that is a label: `Root cause: [in a sentence]`. */
function labelOf(text: string, start: number): string {
  const before = text.slice(Math.max(0, start - longestLabel), start);
  return /\n[^\n:.!?]+(?=:[ \t*_]*$)/u.exec(start > longestLabel ? before : `\n${before}`)?.[0] ?? '';
}

/** What a placeholder stands for by its name: `{{refund_amount}}` is a compensation, `[DATE]` a timeline. */
function meaningOf(name: string, known: Placeholders): Meaning | undefined {
  // A whole sentence in brackets is an instruction to the writer.
  if (name.length > 60) return undefined;
  const whole = fold(name.trim());
  const own = known.names.get(whole);
  if (own) return own;
  let meaning: Meaning | undefined;
  let above: Meaning | undefined;
  let past = false;
  for (const word of wordsOf(name)) {
    if (word === '.') {
      // order.eta is no date of the order: of a path the last step that is known names the value.
      above = meaning ?? above;
      meaning = undefined;
      past = false;
      continue;
    }
    const kind = isWord(word) ? known.words().get(word) : 'joiner';
    if (kind === 'joiner') {
      if (meaning) break;
      past = false;
    } else if (kind === 'neutral') {
      meaning = undefined;
      above = undefined;
    } else if (kind === 'past') past = true;
    else if (kind) meaning = kind;
  }
  return meaning === 'timeline' && past ? undefined : (meaning ?? above);
}

// Expressions with Unicode classes take more than a millisecond to get ready, and most names are ASCII.

/** The words of a name, folded, and the marks between them: `orderDate` is `order`, `date`. */
function wordsOf(name: string): readonly string[] {
  const words = isAscii(name)
    ? fold(name.replace(/([a-z])(?=[A-Z])/g, '$1_')).match(/[a-z0-9]+|[^a-z0-9\s_'-]|(?<=\s)-(?=\s)/g)
    : fold(name.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1_')).match(/[\p{L}\p{N}]+|[^\p{L}\p{N}\s_'’-]|(?<=\s)-(?=\s)/gu);
  return words ?? [];
}

function isWord(part: string): boolean {
  return isAscii(part) ? /[a-z0-9]/.test(part) : /[\p{L}\p{N}]/u.test(part);
}
