/** Which parts of a Markdown file are messages: the whole document, or each reply of a pack. */
import { foldLine } from './fold-line.ts';
import { isLine, type KnownLines } from './mail-words.ts';
import type { Block } from './markdown-blocks.ts';
import { opensLetter } from './skip.ts';

/** One message of a document: its blocks, and the heading it stands under. */
export interface Message {
  readonly key?: string;
  readonly blocks: readonly Block[];
  /** The message is quoted on purpose: its quotes are no replies. */
  readonly quote: boolean;
}

interface Section {
  readonly heading: Block | undefined;
  readonly level: number;
  readonly blocks: Block[];
}

const packName = /repl(?:y|ies)|respon[cs]es?|templates?|macros?|canned|snippets?/iu;
const proseInfo = /^(?:|text|txt|plain|plaintext|md|markdown|html|email|e-?mail|message|none)$/iu;

/** Splits a document into its messages. */
export function messagesOf(blocks: readonly Block[], known: KnownLines, path: string | undefined): Message[] {
  const sections = sectionsOf(blocks);
  const called = packName.test(path?.split(/[\\/]/u).pop() ?? '');
  const named = called || inFences(sections);
  const greeted = new Set(sections.filter((section) => greets(section, known)));
  const letters = blocks.filter((block) => block.kind === 'fence' && isMessage(block, known, named));
  const article = !called && greeted.size < 2 && isArticle(blocks, letters);
  const fences = new Set(article ? [] : letters);
  const fenced = sections.filter((section) => section.blocks.some((block) => fences.has(block)));
  const pack = !article && (named || greeted.size > 1 || fenced.length > 1);
  const used = new Map<string, number>();
  const keyOf = (section: Section | undefined): { key?: string } => {
    const name = section?.heading?.piece.text.replace(/\s+/gu, ' ').trim();
    if (!name) return {};
    const times = (used.get(name) ?? 0) + 1;
    used.set(name, times);
    return { key: times > 1 ? `${name} (${times})` : name };
  };
  const messages: Message[] = [];
  if (!pack) {
    const rest = blocks.filter((block) => !fences.has(block));
    if (rest.some(isProse)) messages.push({ blocks: rest, quote: false });
  }
  const level = greeted.size > 0 ? commonest([...greeted].map((section) => section.level)) : undefined;
  for (let index = 0; index < sections.length; index++) {
    const section = sections[index]!;
    const inside = section.blocks.filter((block) => fences.has(block));
    for (const block of inside) messages.push({ ...keyOf(section), blocks: [block], quote: false });
    if (!pack || inside.length > 0) continue;
    const quotes = section.blocks.filter((block) => block.quoted > 0 && isProse(block));
    if (quotes.length > 0 && weight(quotes) * 2 >= weight(section.blocks)) {
      messages.push({ ...keyOf(section), blocks: quotes, quote: true });
      continue;
    }
    const reply = level === undefined ? fences.size === 0 && !isIntro(sections, index) : section.level === level;
    if (!reply && !greeted.has(section)) continue;
    const own = [...section.blocks];
    // Headings inside of a reply belong to it.
    while (level !== undefined && (sections[index + 1]?.level ?? 0) > level) {
      index++;
      const { heading, blocks } = sections[index]!;
      own.push(heading!);
      for (const block of blocks) own.push(block);
    }
    if (own.some(isProse)) messages.push({ ...keyOf(section), blocks: own, quote: false });
  }
  return messages;
}

const isProse = (block: Block): boolean =>
  block.kind === 'html' || (block.kind === 'text' && block.piece.text.trim() !== '');

const weight = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, block) => sum + (isProse(block) ? block.piece.text.length : 0), 0);

/** Whether long prose surrounds a few letters: they are samples that an article shows, and nobody sends them. */
function isArticle(blocks: readonly Block[], letters: readonly Block[]): boolean {
  const prose = weight(blocks);
  return prose >= 2000 && prose > 3 * letters.reduce((sum, { piece }) => sum + piece.text.length, 0);
}

/** Text above the first of several sections introduces them. */
function isIntro(sections: readonly Section[], index: number): boolean {
  const section = sections[index]!;
  const next = sections[index + 1];
  return next !== undefined && (section.heading === undefined || next.level > section.level);
}

function sectionsOf(blocks: readonly Block[]): Section[] {
  const sections: Section[] = [{ heading: undefined, level: 0, blocks: [] }];
  for (const block of blocks) {
    if (block.kind === 'heading' && block.quoted === 0)
      sections.push({ heading: block, level: block.level, blocks: [] });
    else sections[sections.length - 1]!.blocks.push(block);
  }
  return sections[0]!.blocks.length > 0 ? sections : sections.slice(1);
}

function commonest(levels: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const level of levels) counts.set(level, (counts.get(level) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0]![0];
}

function greets(section: Section, known: KnownLines): boolean {
  const first = section.blocks.filter(isProse).slice(0, 3);
  return first.some((block) => opensLetter(block.piece.text, known));
}

/** Whether most sections consist of a fence with prose: a pack without greetings, as for issues of a repository. */
function inFences(sections: readonly Section[]): boolean {
  const full = sections.filter((section) => section.blocks.length > 0);
  const such = full.filter(
    ({ blocks }) => blocks.length < 3 && blocks.some((block) => block.kind === 'fence' && isProseFence(block)),
  );
  return such.length > 1 && such.length * 2 > full.length;
}

/** Whether a fence reads as prose: words with sentence ends, no commands or code. */
function isProseFence({ info, piece }: Block): boolean {
  const text = piece.text.slice(0, 2000);
  if (!proseInfo.test(info) || /^\s*[/$>{<]/u.test(text)) return false;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const marks = text.match(/[^\s\p{L}\p{N}.,!?'’:-]/gu)?.length ?? 0;
  return foldLine(text).split(' ').length >= 4 && marks * 5 < letters;
}

/** Whether a fence holds a message rather than code. */
function isMessage(block: Block, known: KnownLines, named: boolean): boolean {
  const { text } = block.piece;
  if (!proseInfo.test(block.info)) return false;
  if (opensLetter(text, known)) return true;
  const lines = text.split('\n');
  if (lines.slice(-8).some((line) => line.length < 70 && isLine(known.closings, line))) return true;
  return named && isProseFence(block);
}
