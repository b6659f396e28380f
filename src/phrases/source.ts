import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type Scalar } from 'yaml';
import type { Profile } from '../language/profile.ts';
import type { LanguageSource, Located, PhraseGroup } from './compile.ts';

/** An example of a group: its text without marks, and the span marked by `*…*` if any. */
export interface Example extends Located {
  readonly act: string;
  readonly kind: string;
  readonly expect: 'heard' | 'silent' | 'known';
}
/** What a language says about each rule, and as names of `explain` the headings above it: `advice.yml` as it stands. */
export type Advice = Readonly<Record<string, RuleAdvice>>;
/** The part of it that reports are worded with. */
export type Wording = Readonly<Record<string, RuleWording>>;
export interface RuleWording {
  readonly messages: Readonly<Record<string, string>>;
  /** What the language calls what messages fill in by its identifier: elements. */
  readonly names?: Readonly<Record<string, string>> | undefined;
}
export interface RuleAdvice extends RuleWording {
  readonly why: string;
  readonly bad: string;
  readonly good: string;
}
export interface LanguageFolder extends LanguageSource {
  readonly examples: readonly Example[];
  readonly advice: Advice;
}

const notActs = new Set(['language.yml', 'groups.yml', 'advice.yml']);
const groupKeys = ['kind', 'phrases', 'except', 'examples', 'counterexamples', 'known'];

/** Names of the language folders below a rules folder: those that hold a `language.yml`. */
export function languageFolders(rules: string): string[] {
  return readdirSync(rules, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(rules, entry.name, 'language.yml')))
    .map((entry) => entry.name)
    .sort();
}

/**
 * Reads a language folder. Mistakes of shape are added to `problems` as sentences that name file and line;
 * places are given relative to `base`.
 */
export function readLanguage(folder: string, base: string, problems: string[]): LanguageFolder {
  const open = (file: string): Yaml => new Yaml(join(folder, file), relative(base, join(folder, file)), problems);
  const profile = (existsSync(join(folder, 'language.yml')) ? open('language.yml').plain() : {}) as Profile;
  const groups: Record<string, Located[]> = {};
  if (existsSync(join(folder, 'groups.yml'))) {
    const file = open('groups.yml');
    for (const [name, node] of file.entries(file.root)) groups[name] = file.strings(node, `group '${name}'`);
  }
  const acts: PhraseGroup[] = [];
  const examples: Example[] = [];
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.yml') || notActs.has(name)) continue;
    readAct(open(name), name.slice(0, -4), acts, examples);
  }
  const advice = existsSync(join(folder, 'advice.yml')) ? (open('advice.yml').plain() as Advice) : {};
  return { profile, groups, acts, examples, advice };
}

/** Joins what several folders say of one language; the first that has a profile gives it, later advice wins. */
export function mergeLanguages(folders: readonly LanguageFolder[]): LanguageFolder {
  const groups: Record<string, Located[]> = {};
  for (const folder of folders)
    for (const [name, list] of Object.entries(folder.groups)) groups[name] = [...(groups[name] ?? []), ...list];
  return {
    profile: (folders.find(({ profile }) => profile.code) ?? (folders[0] as LanguageFolder)).profile,
    groups,
    acts: folders.flatMap(({ acts }) => acts),
    examples: folders.flatMap(({ examples }) => examples),
    advice: Object.assign({}, ...folders.map(({ advice }) => advice)),
  };
}

function readAct(file: Yaml, act: string, acts: PhraseGroup[], examples: Example[]): void {
  for (const item of file.items(file.root)) {
    const fields = new Map(file.entries(item));
    const where = file.where(item);
    for (const key of fields.keys())
      if (!groupKeys.includes(key)) file.problem(item, `unknown key '${key}': use ${groupKeys.join(', ')}`);
    const kindNode = fields.get('kind');
    const kind = isScalar(kindNode) ? String(kindNode.value) : '';
    const list = (key: string): Located[] => file.strings(fields.get(key), key);
    const phrases = list('phrases');
    acts.push({ act, kind, phrases, except: list('except') });
    const add = (key: string, expect: Example['expect']): number => {
      const found = list(key);
      examples.push(...found.map((example) => ({ ...example, act, kind, expect })));
      return found.length;
    };
    if (add('examples', 'heard') === 0 && phrases.length > 0)
      file.problems.push(`${where}: the group has no examples: add at least one with the heard words between '*'`);
    if (add('counterexamples', 'silent') === 0)
      file.problems.push(`${where}: the group has no counterexamples: add a near miss that must stay silent`);
    add('known', 'known');
  }
}

/** An example without its `*…*` marks, and the spans they mark. */
export function unmark(example: string): { text: string; spans: { start: number; end: number }[] } {
  let text = '';
  const spans: { start: number; end: number }[] = [];
  let start = -1;
  for (const char of example) {
    if (char !== '*') text += char;
    else if (start < 0) start = text.length;
    else {
      spans.push({ start, end: text.length });
      start = -1;
    }
  }
  return { text, spans };
}

/** One YAML file with the line of each of its values. */
class Yaml {
  readonly root: Node | null;
  readonly lines = new LineCounter();
  readonly name: string;
  readonly problems: string[];

  constructor(path: string, name: string, problems: string[]) {
    this.name = name;
    this.problems = problems;
    const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: this.lines });
    for (const error of document.errors) problems.push(`${name}: ${error.message.split('\n')[0]}`);
    this.root = document.contents;
  }

  plain(): unknown {
    return this.root?.toJSON() ?? {};
  }

  where(node: Node): string {
    return `${this.name}:${this.lines.linePos(node.range?.[0] ?? 0).line}`;
  }

  problem(node: Node, what: string): void {
    this.problems.push(`${this.where(node)}: ${what}`);
  }

  items(node: Node | null | undefined): Node[] {
    if (isSeq(node)) return node.items as Node[];
    if (node) this.problem(node, "a list is expected: begin each item with '- '");
    return [];
  }

  entries(node: Node | null): [string, Node | null][] {
    if (!isMap(node)) {
      if (node) this.problem(node, "a mapping is expected: write 'name: value'");
      return [];
    }
    return node.items.map(({ key, value }) => [String((key as Scalar).value), value as Node | null]);
  }

  strings(node: Node | null | undefined, what: string): Located[] {
    if (!node) return [];
    return this.items(node).flatMap((item) => {
      if (!isScalar(item) || (typeof item.value !== 'string' && typeof item.value !== 'number')) {
        this.problem(item, `${what}: a text is expected: put the line between double quotes`);
        return [];
      }
      if (item.type === 'PLAIN' && item.comment !== undefined && item.comment !== null)
        this.problem(item, `${what}: YAML cuts the value at ' #': put it between double quotes`);
      return [{ text: String(item.value), where: this.where(item) }];
    });
  }
}
