/** Markdown as a flat list of blocks with decoded text. micromark's tokens give each code unit's place exactly. */
import type { Event, Token } from 'micromark-util-types';
import type { Span } from '../types.ts';
import { chunksOf, definedIn, isTame } from './markdown-chunks.ts';
import { eventsOf } from './markdown-events.ts';
import { reference } from './markdown-references.ts';
import { type Piece, type Writer, writer } from './offset-map.ts';
import { seeker } from './placeholder-scan.ts';
import { tagAt } from './placeholder-shapes.ts';

/** A block of a document. Offsets count in the text given to `blocksOf`, those of pieces in the file. */
export interface Block extends Span {
  readonly kind: 'heading' | 'text' | 'fence' | 'code' | 'html' | 'rule';
  /** Of a heading, 1 to 6. */
  readonly level: number;
  /** How many block quotes it stands in. */
  readonly quoted: number;
  readonly piece: Piece;
  /** Inline code in the piece. */
  readonly code: readonly Span[];
  /** The word after a fence's opening. */
  readonly info: string;
  /** Whether its markup was too much to be read. */
  readonly plain?: true;
}

/** Tokens whose content no reader sees. */
const mute = new Set(
  'definition image resource reference gfmFootnoteCall gfmFootnoteDefinitionLabel taskListCheck codeFencedFence htmlText characterReference characterEscape autolink literalAutolink'.split(
    ' ',
  ),
);

type Open = { -readonly [Key in keyof Omit<Block, 'piece' | 'end' | 'code'>]: Block[Key] } & {
  code: Span[];
  out: Writer;
  breaks: Token[] | undefined;
};

/** Reads Markdown into its blocks. `base` is the source offset of the text's first code unit. */
export function blocksOf(text: string, base: number): Block[] {
  const chunks = chunksOf(text);
  const defined = chunks.length > 1 ? definedIn(text) : { links: [], notes: [] };
  const blocks: Block[] = [];
  for (const { start, end, prose } of chunks) {
    const chunk = text.slice(start, end);
    if (prose) blocks.push(textBlock(chunk, start, base));
    else if (!isTame(chunk)) blocks.push({ ...textBlock(chunk, start, base), plain: true });
    else for (const block of chunkBlocks(eventsOf(chunk, defined), chunk, start, base + start)) blocks.push(block);
  }
  return blocks;
}

/** The blocks of a chunk that begins at `shift` of the document and at `base` of the source. */
function chunkBlocks(events: readonly Event[], text: string, shift: number, base: number): Block[] {
  const blocks: Block[] = [];
  const seek = seeker(text);
  let open: Open | undefined;
  let quoted = 0;
  let muted = 0;
  let codeStart = 0;

  const begin = (kind: Block['kind'], token: Token): void => {
    open = {
      kind,
      level: 0,
      quoted,
      start: shift + token.start.offset,
      info: '',
      code: [],
      out: writer(),
      breaks: undefined,
    };
    if (kind === 'code') open.breaks = [];
  };
  const finish = (token: Token): void => {
    if (!open) return;
    const { kind, level, start, info, code, out } = open;
    blocks.push({ kind, level, quoted, start, end: shift + token.end.offset, info, code, piece: out.done() });
    open = undefined;
  };
  const slice = (token: Token): string => text.slice(token.start.offset, token.end.offset);
  const copy = (token: Token): void => open?.out.copy(slice(token), base + token.start.offset);
  const put = (value: string, token: Token): void =>
    open?.out.put(value, base + token.start.offset, base + token.end.offset);

  const enter = (token: Token): void => {
    switch (token.type as string) {
      case 'blockQuote':
        quoted++;
        break;
      case 'atxHeading':
      case 'setextHeading':
        begin('heading', token);
        break;
      case 'paragraph':
      case 'tableContent':
        begin('text', token);
        break;
      case 'codeFenced':
        begin('fence', token);
        break;
      case 'codeIndented':
        begin('code', token);
        break;
      case 'thematicBreak':
      case 'htmlFlow':
        begin(token.type === 'htmlFlow' ? 'html' : 'rule', token);
        break;
      case 'atxHeadingSequence':
        if (open?.level === 0) open.level = token.end.offset - token.start.offset;
        break;
      case 'setextHeadingLineSequence':
        if (open) open.level = slice(token).startsWith('=') ? 1 : 2;
        break;
      case 'codeFencedFenceInfo':
        if (open) open.info = slice(token);
        break;
      case 'codeText':
        codeStart = open?.out.length ?? 0;
        break;
      default:
        inline(token);
    }
  };

  const inline = (token: Token): void => {
    if (muted > 1 || (muted === 1 && !mute.has(token.type) && !token.type.startsWith('autolink'))) return;
    switch (token.type as string) {
      case 'data':
      case 'codeTextData':
      case 'literalAutolink':
      case 'autolinkProtocol':
      case 'autolinkEmail':
        copy(token);
        break;
      case 'codeFlowValue':
        lines();
        copy(token);
        break;
      case 'lineEnding':
        if (open?.kind === 'fence' || open?.kind === 'code') {
          if (open.breaks) open.breaks.push(token);
          else open.breaks = [];
        } else if (open && open.kind !== 'html') put('\n', token);
        break;
      case 'characterEscape':
        put(text.slice(token.start.offset + 1, token.end.offset), token);
        break;
      case 'characterReference':
        put(reference(slice(token)), token);
        break;
      case 'htmlText':
        tag(token);
        break;
    }
  };

  /** Line endings of a code block are written when another line follows them. */
  const lines = (): void => {
    for (const ending of open?.breaks ?? []) put('\n', ending);
    if (open) open.breaks = [];
  };

  const tag = (token: Token): void => {
    const raw = slice(token);
    if (/^<br\b/iu.test(raw)) put('\n', token);
    else if (tagAt(text, token.start.offset, seek)?.kind === 'value') copy(token);
  };

  const exit = (token: Token): void => {
    if (token.type === 'blockQuote') quoted--;
    else if (token.type === 'codeText' && open) open.code.push({ start: codeStart, end: open.out.length });
    else if (ends.has(token.type)) finish(token);
  };

  for (const [kind, token] of events) {
    if (kind === 'exit') {
      if (mute.has(token.type)) muted--;
      exit(token);
    } else {
      if (mute.has(token.type)) muted++;
      enter(token);
    }
  }
  return blocks;
}

const ends = new Set(
  'atxHeading setextHeading paragraph tableContent codeFenced codeIndented thematicBreak htmlFlow'.split(' '),
);

/** A whole chunk as one block, taken as it is. */
function textBlock(text: string, start: number, base: number): Block {
  const piece = { text, base: base + start };
  return { kind: 'text', level: 0, quoted: 0, code: [], info: '', start, end: start + text.length, piece };
}
