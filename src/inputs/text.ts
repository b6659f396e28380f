/** Plain text: one message, and no more work than it needs. */
import type { Source } from '../types.ts';
import { findDirectives } from './directives.ts';
import { directiveSpans, makeDraft } from './draft.ts';
import type { FrontMatter } from './front-matter.ts';
import { textStart } from './lines.ts';
import type { File } from './options.ts';

/**
 * Reads a plain text as one draft that is the file itself, but for a byte order mark and a front matter. Lines between
 * rules are a front matter where they say something of the message.
 */
export async function readText(file: File): Promise<Source> {
  const first = textStart(file.text);
  const fenced = file.text.startsWith('---', first) || file.text.startsWith('+++', first);
  const front = fenced ? telling((await import('./front-matter.ts')).frontMatterOf(file.text)) : undefined;
  const base = front?.body ?? first;
  const piece = { text: file.text.slice(base), base };
  const directives = findDirectives(file.text);
  const all = [...(front?.directives ?? []), ...directives];
  if (piece.text.trim() === '') return { drafts: [], directives: all };
  const skipped = directiveSpans(piece, directives).filter(({ start }) => start >= 0);
  return {
    drafts: [makeDraft(file, piece, { language: front?.language, facts: front?.facts, skipped })],
    directives: all,
  };
}

function telling(front: FrontMatter | undefined): FrontMatter | undefined {
  return front && (front.language || front.directives.length > 0 || Object.keys(front.facts).length > 0)
    ? front
    : undefined;
}
