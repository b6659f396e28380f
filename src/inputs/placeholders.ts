/** Placeholders of template languages: where they stand in a text, and what their names mean. */
import { once } from '../once.ts';
import type { Meaning, Placeholder, Span } from '../types.ts';
import { foldLine, isAscii } from './fold-line.ts';
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

/** Role → the words that have it, folded, each between blanks; as it is shipped. */
export type PlaceholderTable = Readonly<Partial<Record<Role, string>>>;

/** A project's placeholders, ready for use. */
export interface Placeholders {
  readonly words: PlaceholderTable;
  readonly names: ReadonlyMap<string, Meaning>;
  readonly patterns: readonly (readonly [open: string, close: string])[];
  /** What a name means that is not too long for one. */
  readName(name: string): Meaning | undefined;
}
/** In code units. */
const longestName = 60;
/** The meanings of so many names are kept. */
const mostMet = 2000;

/** What a text holds of a template language. */
export interface Found {
  readonly placeholders: readonly Placeholder[];
  /** Comments, and in a template its control tags: they are no words. */
  readonly skipped: readonly Span[];
}

/** The words of names as they are shipped. A word of two lists has the role of the later one. */
export function compileWords({ meanings, neutral, joiners, past }: PlaceholderWords): PlaceholderTable {
  const roles = new Map<string, Role>();
  const lists = Object.entries({ ...meanings, neutral, joiner: joiners, past });
  for (const [role, words] of lists) for (const word of words) roles.set(foldLine(word), role as Role);
  const table: Partial<Record<Role, string>> = {};
  for (const [word, role] of roles) table[role] = `${table[role] ?? ' '}${word} `;
  return table;
}

/** Prepares the words of names and a project's own additions. */
export function makePlaceholders(words: PlaceholderTable = {}, config?: PlaceholderConfig): Placeholders {
  const names = new Map(Object.entries(config?.meanings ?? {}).map(([name, meaning]) => [foldLine(name), meaning]));
  const patterns = (config?.patterns ?? []).map((pattern) => pattern.split(/…|\.\.\./u));
  return {
    words,
    names,
    patterns: patterns.filter((pair) => pair[0] && pair[1]).map(([open, close]) => [open!, close!]),
    readName: once((name: string) => readName(name, { words, names }), mostMet),
  };
}

function roleOf(word: string, words: PlaceholderTable): Role | undefined {
  for (const role in words) if (words[role as Role]!.includes(` ${word} `)) return role as Role;
  return undefined;
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
  // A whole sentence in brackets is an instruction to the writer, of which what is before a colon may be the name.
  if (name.length > longestName) {
    const colon = name.indexOf(':');
    return colon < 0 || colon > longestName ? undefined : meaningOf(name.slice(0, colon), known);
  }
  return known.readName(name);
}

function readName(name: string, known: Pick<Placeholders, 'words' | 'names'>): Meaning | undefined {
  const whole = foldLine(name.trim());
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
    const kind = isWord(word) ? roleOf(word, known.words) : 'joiner';
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
    ? foldLine(name.replace(/([a-z])(?=[A-Z])/g, '$1_')).match(/[a-z0-9]+|[^a-z0-9\s_'-]|(?<=\s)-(?=\s)/g)
    : foldLine(name.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1_')).match(/[\p{L}\p{N}]+|[^\p{L}\p{N}\s_'’-]|(?<=\s)-(?=\s)/gu);
  return words ?? [];
}

function isWord(part: string): boolean {
  return isAscii(part) ? /[a-z0-9]/.test(part) : /[\p{L}\p{N}]/u.test(part);
}
