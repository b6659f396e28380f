/** Plain text: one message, and no more work than it needs. */
import type { Source } from '../types.ts';
import { findDirectives } from './directives.ts';
import { directiveSpans, makeDraft } from './draft.ts';
import type { File } from './options.ts';

/** Reads a plain text as one draft that is the file itself, but for a byte order mark. */
export function readText(file: File): Source {
  const bom = file.text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const piece = { text: bom ? file.text.slice(1) : file.text, base: bom };
  const directives = findDirectives(file.text);
  if (piece.text.trim() === '') return { drafts: [], directives };
  return { drafts: [makeDraft(file, piece, { skipped: directiveSpans(piece, directives) })], directives };
}
