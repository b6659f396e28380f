import type { Paragraph, Root, RootContent, SentenceContent, Sentence as SentenceNode, Word, WordContent } from 'nlcst';
import type { Plugin } from 'unified';
import type { Point, Position } from 'unist';
import { shipped } from './data.ts';
import { detect } from './language/detect.ts';
import { sentences, tokenise } from './parse/index.ts';
import { type Sentence, Token, type Tokens, UsageError } from './types.ts';
import { inWords, mistakes, type Schema, withoutUndefined } from './validate.ts';

export interface ApologyParserOptions {
  /** Code of the text's language, or a tag such as `fr-CA`; told from the text where absent. */
  readonly language?: string | undefined;
}

type Leaf = 'PunctuationNode' | 'SourceNode' | 'SymbolNode' | 'TextNode' | 'WhiteSpaceNode';

const schema: Schema = {
  title: 'option',
  type: 'object',
  properties: { language: { type: 'string' } },
  additionalProperties: false,
};

/**
 * Parser for unified: `unified().use(apologyParser)` yields nlcst trees in every linted language, so that
 * retext plugins can run on them. Text of an unknown language is cut by the habits of English.
 *
 * @throws UsageError where an option is unknown or no text.
 */
export const apologyParser: Plugin<[ApologyParserOptions?], string, Root> = function (options = {}) {
  const [wrong] = mistakes(withoutUndefined(options), schema);
  if (wrong) throw new UsageError(`apologyParser: ${inWords(wrong)}`);
  this.parser = (document) => {
    const { detector, fold, languages } = shipped();
    const tokens = tokenise(document, [], [], fold);
    const tag = options.language ?? detect(tokens, detector).language ?? 'en';
    const code = languages.find((one) => one === tag.toLowerCase().split(/[-_]/)[0]) ?? 'en';
    const { profile } = shipped().language(code);
    return toNlcst(tokens, sentences(tokens, profile));
  };
};

/** The nlcst tree of a text: every character stands in one leaf, every node has its position. */
export function toNlcst(tokens: Tokens, found: readonly Sentence[]): Root {
  const { text } = tokens;
  const { leaf, close } = makeNodes(text);
  const root: Root = { type: 'RootNode', children: [] };
  let at = 0;
  for (let index = 0; index < found.length; ) {
    const paragraph: Paragraph = { type: 'ParagraphNode', children: [] };
    const number = found[index]!.paragraph;
    let start = -1;
    for (; index < found.length && found[index]!.paragraph === number; index++) {
      const sentence = found[index]!;
      const until = found[index + 1]?.start ?? text.length;
      const from = leading(text, at, sentence.start);
      const between = blanks(at, from);
      const parent: { children: RootContent[] } = start < 0 ? root : paragraph;
      for (const blank of between) parent.children.push(blank);
      if (start < 0) start = from;
      const node: SentenceNode = { type: 'SentenceNode', children: [] };
      at = trailing(text, sentence.end, until);
      fillSentence(node, sentence, from, at);
      paragraph.children.push(close(node, from, at));
    }
    root.children.push(close(paragraph, start, at));
  }
  for (const blank of blanks(at, text.length)) root.children.push(blank);
  return close(root, 0, text.length);

  /** What stands between sentences: white space, and source where something was skipped. */
  function blanks(from: number, to: number): RootContent[] {
    return stretches(text, from, to).map(([start, end]) =>
      leaf(isBlank(text, start) ? 'WhiteSpaceNode' : 'SourceNode', start, end),
    ) as RootContent[];
  }

  function fillSentence(node: SentenceNode, { first, last }: Sentence, from: number, to: number): void {
    let done = from;
    for (let token = first; token < last; token++) {
      for (const gap of between(done, tokens.start[token]!)) node.children.push(gap);
      const end = endOfWord(tokens, token, last);
      const kind = tokens.kind[token]!;
      if (kind === Token.word || kind === Token.number) {
        node.children.push(word(token, end));
        token = end - 1;
      } else {
        const type =
          kind === Token.link || kind === Token.placeholder ? 'SourceNode' : symbolOrPunctuation(tokens.start[token]!);
        node.children.push(leaf(type, tokens.start[token]!, tokens.end[token]!) as SentenceContent);
      }
      done = tokens.end[token]!;
    }
    for (const gap of between(done, to)) node.children.push(gap);
  }

  /** What stands between tokens: white space, vanished marks, and source where something was skipped. */
  function between(from: number, to: number): SentenceContent[] {
    return stretches(text, from, to).map(([start, end]) => {
      if (isBlank(text, start)) return leaf('WhiteSpaceNode', start, end);
      const skipped = /[\p{L}\p{N}]/u.test(text.slice(start, end));
      return leaf(skipped ? 'SourceNode' : symbolOrPunctuation(start), start, end);
    }) as SentenceContent[];
  }

  function word(first: number, last: number): Word {
    const node: Word = { type: 'WordNode', children: [] };
    const start = tokens.start[first]!;
    let done = start;
    for (let token = first; token < last; token++) {
      if (tokens.start[token]! > done) {
        node.children.push(leaf(symbolOrPunctuation(done), done, tokens.start[token]!) as WordContent);
      }
      done = tokens.end[token]!;
      node.children.push(leaf('TextNode', tokens.start[token]!, done) as WordContent);
    }
    return close(node, start, done);
  }

  function symbolOrPunctuation(at: number): Leaf {
    return /^\p{P}/u.test(text[at]!) ? 'PunctuationNode' : 'SymbolNode';
  }
}

/** First token after those that make one word with `first`: `don`, `t`. */
function endOfWord({ kind, start, end, text }: Tokens, first: number, last: number): number {
  let next = first + 1;
  for (; next < last; next++) {
    if (kind[next] !== Token.word && kind[next] !== Token.number) break;
    const gap = text.slice(end[next - 1]!, start[next]!);
    if (gap === '' || gap.length > 2 || /[\s\p{L}\p{N}]/u.test(gap)) break;
  }
  return next;
}

function isBlank(text: string, at: number): boolean {
  return /\s/.test(text[at]!);
}

/** The stretches of white space and of other characters in a part of the text. */
function stretches(text: string, from: number, to: number): [start: number, end: number][] {
  const found: [number, number][] = [];
  for (let start = from; start < to; ) {
    const blank = isBlank(text, start);
    let end = start + 1;
    while (end < to && isBlank(text, end) === blank) end++;
    found.push([start, end]);
    start = end;
  }
  return found;
}

/** Where a sentence begins with the marks that touch its first token. */
function leading(text: string, floor: number, start: number): number {
  let from = start;
  while (from > floor && !isBlank(text, from - 1)) from--;
  return from;
}

/** Where a sentence ends with the marks that touch its last token. */
function trailing(text: string, end: number, limit: number): number {
  let to = end;
  while (to < limit && !isBlank(text, to)) to++;
  return to;
}

/** Makers of nodes with positions. Offsets may only grow from call to call, but for starts that were seen. */
function makeNodes(text: string) {
  const lines = [0];
  for (let at = text.search(/[\r\n]/); at >= 0 && at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) lines.push(at + 1);
  }
  let line = 0;
  const point = (offset: number): Point => {
    while (line > 0 && lines[line]! > offset) line--;
    while (line + 1 < lines.length && lines[line + 1]! <= offset) line++;
    return { line: line + 1, column: offset - lines[line]! + 1, offset };
  };
  const position = (start: number, end: number): Position => ({ start: point(start), end: point(end) });
  return {
    leaf: (type: Leaf, start: number, end: number) => ({
      type,
      value: text.slice(start, end),
      position: position(start, end),
    }),
    close: <Node extends object>(node: Node, start: number, end: number): Node =>
      Object.assign(node, { position: position(start, end) }),
  };
}
