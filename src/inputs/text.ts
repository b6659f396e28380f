/** Plain text: one message as a rule, and no more work than it needs. */
import type { Source, Span } from '../types.ts';
import { findDirectives } from './directives.ts';
import { directiveSpans, makeDraft } from './draft.ts';
import type { FrontMatter } from './front-matter.ts';
import { textStart } from './lines.ts';
import { knownLines } from './mail-words.ts';
import type { File } from './options.ts';

/**
 * Reads a plain text as one draft that is the file itself, but for a byte order mark and a front matter, or as several
 * where rules part letters. Lines between rules are a front matter where they say something of the message.
 */
export async function readText(file: File): Promise<Source> {
  const first = textStart(file.text);
  const fenced = file.text.startsWith('---', first) || file.text.startsWith('+++', first);
  const front = fenced ? telling((await import('./front-matter.ts')).frontMatterOf(file.text)) : undefined;
  const base = front?.body ?? first;
  const whole = file.text.slice(base);
  const directives = findDirectives(file.text);
  const all = [...(front?.directives ?? []), ...directives];
  if (whole.trim() === '') return { drafts: [], directives: all };
  const letters = rules.some((rule) => whole.includes(rule))
    ? await lettersIn(whole, file)
    : [{ start: 0, end: whole.length }];
  let next = 0;
  const drafts = letters.map(({ start, end }, index) => {
    const piece = { text: whole.slice(start, end), base: base + start };
    while (next < directives.length && directives[next]!.start < base + start) next++;
    const from = next;
    while (next < directives.length && directives[next]!.end <= base + end) next++;
    const skipped = directiveSpans(piece, directives.slice(from, next));
    const key = letters.length > 1 ? `[${index}]` : undefined;
    return makeDraft(file, piece, { key, language: front?.language, facts: front?.facts, skipped });
  });
  return { drafts, directives: all };
}

/** Of these, the line of a rule has one. */
const rules = ['---', '***', '___', '==='];

async function lettersIn(text: string, file: File): Promise<readonly Span[]> {
  const { lettersOf } = await import('./letters.ts');
  return lettersOf(text, knownLines(file.options.mail));
}

function telling(front: FrontMatter | undefined): FrontMatter | undefined {
  return front && (front.language || front.directives.length > 0 || Object.keys(front.facts).length > 0)
    ? front
    : undefined;
}
