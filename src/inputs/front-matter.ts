/** Front matter of Markdown and templates: where it ends, and what it says of the message. */

import type { Directive } from '../types.ts';
import { reasoned } from './directives.ts';
import { languageTag } from './file-names.ts';
import { lineEnd, textStart } from './lines.ts';

/** What the head of a file tells. */
export interface FrontMatter {
  /** `---` is YAML, `+++` TOML. */
  readonly kind: 'yaml' | 'toml';
  /** Offsets of its inside. */
  readonly start: number;
  readonly end: number;
  /** Offset of the text after it. */
  readonly body: number;
  readonly language?: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly directives: readonly Directive[];
  /** Whether an entry may hold a message of its own. */
  readonly nested: boolean;
}

/** Names of fields that hold a message where they stand in a front matter, a record or a row. */
export const messageField = /^(?:body|content|message|text|reply|response|answer|comment)(?:_?html|_?text)?$/iu;

/** Names of fields that give a message's language. */
export const languageField = /^(?:lang|language|locale)(?:_?code)?$/iu;

/** Names of fields that are facts about a message. */
export const factField = /^(?:date|incident|status)$/iu;

const entry = /^(["']?)([\p{L}_][\p{L}\p{N}_.-]*)\1\s*[:=]\s*(.*)$/su;

/** Finds the front matter at the head of a text, or undefined. Flat entries are read here, the rest by the YAML parser. */
export function frontMatterOf(text: string): FrontMatter | undefined {
  const from = textStart(text);
  const fence = text.slice(from, from + 3);
  if (fence !== '---' && fence !== '+++') return undefined;
  let line = text.indexOf('\n', from) + 1;
  if (line === 0 || text.slice(from + 3, line).trim() !== '') return undefined;
  const start = line;
  const facts: Record<string, string> = {};
  const directives: Directive[] = [];
  let language: string | undefined;
  let nested = false;
  while (line < text.length) {
    const stop = lineEnd(text, line);
    const content = text.slice(line, stop).trimEnd();
    if (content === fence || (fence === '---' && content === '...')) {
      const kind = fence === '---' ? 'yaml' : 'toml';
      const body = Math.min(text.length, stop + 1);
      return { kind, start, end: line, body, ...(language && { language }), facts, directives, nested };
    }
    const [, , name = '', raw = ''] = entry.exec(content) ?? [];
    const value = raw.replace(/^(["'])(.*?)\1(?:\s+#.*)?$|(?:^|\s)#.*$/u, '$2').trimEnd();
    if (languageField.test(name)) language = languageTag(value) ?? language;
    else if (factField.test(name) && value) facts[name.toLowerCase()] = value;
    else if (/^apology-lint(?:-disable)?$/u.test(name)) {
      const [said, reason] = reasoned(value);
      const off = /^(?:off|false|disable|disabled|no)$/iu.test(said);
      const rules = off
        ? []
        : said
            .replace(/[[\]"']/gu, '')
            .split(/[\s,]+/u)
            .filter((rule) => /^[a-z]/u.test(rule));
      if (off || (name.endsWith('disable') && rules.length > 0)) {
        directives.push({ kind: 'disable', start: line, end: line + content.length, rules, ...reason });
      }
    }
    if (messageField.test(content.trim().replace(/^-\s+/u, '').split(':')[0]!)) nested = true;
    line = stop + 1;
  }
  return undefined;
}
