/** Markdown: a notice, a letter, or a pack of replies. */
import type { Draft, Source, Span } from '../types.ts';
import { findDirectives } from './directives.ts';
import { type About, makeDraft } from './draft.ts';
import { type FrontMatter, frontMatterOf } from './front-matter.ts';
import type { HtmlPart } from './html.ts';
import { textStart } from './lines.ts';
import { knownLines } from './mail-words.ts';
import { type Block, blocksOf } from './markdown-blocks.ts';
import { type Message, messagesOf } from './markdown-pack.ts';
import { compose, copyPiece, type Piece, slicePiece, sourceSpan, toSource, writer } from './offset-map.ts';
import type { File } from './options.ts';

/** Reads a Markdown file. Front matter gives language, date and incident, and may hold the message itself. */
export async function readMarkdown(file: File): Promise<Source> {
  const front = frontMatterOf(file.text);
  const body = front?.body ?? textStart(file.text);
  const drafts: Draft[] = [];
  if (front && (front.nested || file.options.fields))
    for (const draft of await fromFrontMatter(file, front)) drafts.push(draft);
  const blocks = blocksOf(file.text.slice(body), body);
  const about: About = { language: front?.language, facts: front?.facts };
  const messages = messagesOf(blocks, knownLines(file.options.mail), file.path);
  for (const message of messages) {
    const draft = await draftOf(file, { text: file.text.slice(body), base: body }, message, about);
    if (draft) drafts.push(draft);
  }
  // A fence that is a message of its own is no code.
  const read = new Set(messages.flatMap(({ blocks: own }) => (own.length === 1 ? own : [])));
  const code = codeRanges(blocks, read, body);
  let next = 0;
  const directives = findDirectives(file.text).filter(({ start }) => {
    while (next < code.length && code[next]!.end <= start) next++;
    return !(next < code.length && code[next]!.start <= start);
  });
  noteDense(file, blocks);
  return { drafts, directives: [...(front?.directives ?? []), ...directives] };
}

/** Source ranges of code that is no message: a directive there is only shown. */
function codeRanges(blocks: readonly Block[], read: ReadonlySet<Block>, base: number): Span[] {
  return blocks.flatMap((block) => {
    if (block.kind !== 'fence' && block.kind !== 'code') return block.code.map((span) => sourceSpan(block.piece, span));
    return read.has(block) && block.kind === 'fence' ? [] : [{ start: base + block.start, end: base + block.end }];
  });
}

async function fromFrontMatter(file: File, front: FrontMatter): Promise<readonly Draft[]> {
  if (front.kind === 'toml') return [];
  const { readYamlPart } = await import('./yaml.ts');
  return readYamlPart(file, { text: file.text.slice(front.start, front.end), base: front.start }, front);
}

/** Tells of the first block that was too much to be read; `outer` is where the blocks stand, if not in the file itself. */
function noteDense(file: File, blocks: readonly Block[], outer?: Piece): void {
  const { piece } = blocks.find((block) => block.plain) ?? {};
  if (!piece) return;
  const start = piece.base + Math.max(0, piece.text.search(/\S/u));
  const at = outer ? toSource(outer.map, outer.base, start) : start;
  file.note(() => at, 'markup too dense or nested too deeply, read as plain text from here on');
}

/** Markdown inside of another format, as one text: for the fields of a record. */
export async function markdownPiece(piece: Piece, file: File): Promise<HtmlPart> {
  const blocks = blocksOf(piece.text, 0);
  noteDense(file, blocks, piece);
  // Beside other words a fence is code, whatever it says to be.
  const alone = blocks.length === 1;
  const placed = blocks.map((block) => ({
    ...block,
    info: alone ? block.info : '',
    piece: compose(block.piece, piece),
  }));
  const { blocks: shown, language } = await withoutTags(file, piece, placed);
  const { text, skipped } = join(shown, true, false);
  return { piece: text, language, skipped };
}

/** Puts in the place of HTML what a reader sees of it, and tells its language. Blocks stand in `whole`, their pieces in the file. */
async function withoutTags(
  file: File,
  whole: Piece,
  blocks: readonly Block[],
): Promise<{ blocks: Block[]; language: string | undefined }> {
  const shown: Block[] = [];
  let language: string | undefined;
  for (const block of blocks) {
    if (block.kind !== 'html' && !(block.kind === 'fence' && /^html$/iu.test(block.info))) {
      shown.push(block);
      continue;
    }
    const { htmlParts } = await import('./html.ts');
    const source = block.kind === 'html' ? slicePiece(whole, block.start, block.end) : block.piece;
    for (const part of htmlParts(source, file)) {
      language ??= part.language;
      shown.push({ ...block, kind: 'text', piece: part.piece, code: part.skipped });
    }
  }
  return { blocks: shown, language };
}

interface Joined {
  readonly text: Piece;
  readonly skipped: Span[];
  readonly sections: number[];
}

/** Joins blocks to one text, a blank line between them. Quotes and code are skipped. */
function join(blocks: readonly Block[], keepQuotes: boolean, keepCode: boolean): Joined {
  const out = writer();
  const skipped: Span[] = [];
  const sections: number[] = [];
  for (const block of blocks) {
    const { piece } = block;
    if (block.kind === 'rule' || block.kind === 'heading') sections.push(out.length + (out.length > 0 ? 2 : 0));
    if (piece.text.trim() === '') continue;
    if (out.length > 0) out.put('\n\n', piece.base, piece.base);
    const start = out.length;
    copyPiece(out, piece);
    const isCode = (block.kind === 'fence' && blocks.length > 1) || block.kind === 'code';
    if ((isCode && !keepCode) || (block.quoted > 0 && !keepQuotes)) skipped.push({ start, end: out.length });
    else if (!keepCode)
      for (const span of block.code) skipped.push({ start: start + span.start, end: start + span.end });
  }
  return { text: out.done(), skipped, sections: sections.filter((at) => at > 0 && at < out.length) };
}

async function draftOf(file: File, whole: Piece, message: Message, about: About): Promise<Draft | undefined> {
  const { blocks, language } = await withoutTags(file, whole, message.blocks);
  const { text, skipped, sections } = join(blocks, message.quote || file.includes('quotes'), file.includes('code'));
  if (text.text.trim() === '') return undefined;
  return makeDraft(file, text, { ...about, markup: language, key: message.key, skipped, sections });
}
