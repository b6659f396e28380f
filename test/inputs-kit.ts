import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type InputOptions, type ReadSource, read } from '../src/inputs/index.ts';
import { compileMail } from '../src/inputs/mail-words.ts';
import { sourceSpan } from '../src/inputs/offset-map.ts';
import { compileWords, makePlaceholders, type PlaceholderWords } from '../src/inputs/placeholders.ts';
import type { Draft, Source } from '../src/types.ts';

const words = compileWords(
  parse(readFileSync(new URL('../rules/placeholders.yml', import.meta.url), 'utf8')) as PlaceholderWords,
);

/** A few lines of letters, enough for the layouts of these tests. */
export const mail = compileMail({
  closings: ['Best regards', 'Kind regards', 'Cordialement', 'С уважением', 'مع أطيب التحيات', 'Cu stimă'],
  quoted: ['On … wrote:', 'Le … a écrit :', '… пишет:', 'كتب …:', 'În … a scris:', 'Original Message'],
  legal: ['This e-mail and any attachments …', 'Ce message est confidentiel …'],
  greetings: ['Dear …', 'Hi …', 'Hello', 'Bonjour …', 'Bonjour', 'Bună …', 'Здравствуйте …', 'مرحبا …'],
});

export const options: InputOptions = { mail, placeholders: makePlaceholders(words) };

/** Reads a text as a file of that name. */
export const readAs = (
  path: string | undefined,
  text: string | Uint8Array,
  more: Partial<InputOptions> = {},
): Promise<ReadSource> => read(text, path, { ...options, ...more });

/** What is left of a draft to be linted. */
export function linted(draft: Draft): string {
  let text = '';
  let at = 0;
  for (const { start, end } of draft.skipped) {
    text += draft.text.slice(at, start);
    at = end;
  }
  return (text + draft.text.slice(at)).trim();
}

/** The source of a stretch of a draft's text. */
export function sourceOf(source: string, draft: Draft, start: number, end: number): string {
  const span = sourceSpan({ text: draft.text, base: draft.span.start, map: draft.map }, { start, end });
  return source.slice(span.start, span.end);
}

/** Each word of a draft with its source. */
export function wordsOf(source: string, draft: Draft): [word: string, raw: string][] {
  return [...draft.text.matchAll(/\S+/gu)].map((match) => [
    match[0],
    sourceOf(source, draft, match.index, match.index + match[0].length),
  ]);
}

/** What is found in a file: each draft with its key, language, facts, and the text that is linted, placeholders by meaning. */
export function describeDrafts(source: Source): string {
  return source.drafts
    .map((draft) => {
      const facts = Object.entries(draft.facts).map(([name, value]) => `${name}: ${value}`);
      const head = [draft.key ?? 'whole file', draft.language ?? draft.markup ?? 'language unknown', ...facts].join(
        ', ',
      );
      return `## ${head}\n${marked(draft)}\n`;
    })
    .join('\n');
}

/** The text with `⟦…⟧` around what is skipped and `‹…›` around placeholders. */
function marked(draft: Draft): string {
  const marks = [
    ...draft.skipped.flatMap(({ start, end }) => [[start, '⟦', 1] as const, [end, '⟧', 0] as const]),
    ...draft.placeholders.flatMap(({ start, end, meaning }) => [
      [start, '‹', 2] as const,
      [end, meaning ? ` = ${meaning}›` : '›', -1] as const,
    ]),
  ].toSorted((a, b) => a[0] - b[0] || a[2] - b[2]);
  let text = '';
  let at = 0;
  for (const [offset, mark] of marks) {
    text += draft.text.slice(at, offset) + mark;
    at = offset;
  }
  return (text + draft.text.slice(at)).trim();
}
