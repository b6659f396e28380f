/** YAML: macros, replies, notices and interface texts. */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  parseAllDocuments,
  type parseDocument,
  type Node as YamlNode,
} from 'yaml';
import { type Directive, type Draft, type Source, UsageError } from '../types.ts';
import { lineOf } from './decode.ts';
import { findDirectives } from './directives.ts';
import type { FrontMatter } from './front-matter.ts';
import { textStart } from './lines.ts';
import type { Piece } from './offset-map.ts';
import type { File } from './options.ts';
import { draftsOf, type Inherited, offOf } from './records.ts';
import type { Node } from './tree.ts';
import { decodeScalar } from './yaml-scalar.ts';

/** Reads a YAML file of one or more documents. */
export async function readYaml(file: File): Promise<Source> {
  const base = textStart(file.text);
  const roots = treesOf(file, { text: file.text.slice(base), base });
  const drafts: Draft[] = [];
  for (let index = 0; index < roots.length; index++) {
    for (const draft of await draftsOf(file, roots[index]!, {}, 'all', roots.length > 1 ? [index] : []))
      drafts.push(draft);
  }
  const comments = findDirectives(file.text).map((one) => overBlock(one, file.text));
  return { drafts, directives: [...offOf(roots[0], base), ...comments] };
}

/** Reads the YAML of a front matter: only fields that hold messages are drafts. */
export async function readYamlPart(file: File, piece: Piece, front: FrontMatter): Promise<readonly Draft[]> {
  const inherited: Inherited = { language: front.language, facts: front.facts };
  const drafts: Draft[] = [];
  for (const root of treesOf(file, piece))
    for (const draft of await draftsOf(file, root, inherited, 'named')) drafts.push(draft);
  return drafts;
}

function treesOf(file: File, piece: Piece): Node[] {
  const { text, base } = piece;
  refuseDeep(file, piece);
  try {
    let documents = parseDocuments(text);
    if (documents.some(({ errors }) => errors[0]?.code === 'MISSING_CHAR')) {
      const joined = parseDocuments(joinQuotes(text));
      if (joined.every(({ errors }) => errors.length === 0)) documents = joined;
    }
    return documents.flatMap((document) => {
      const error = document.errors[0];
      if (error) refuse(file, base + error.pos[0], error.message);
      return document.contents ? [treeOf(document.contents, text, base)] : [];
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError(`${file.name}:1: YAML is nested too deeply to be read; flatten it or ignore the file`);
  }
}

function parseDocuments(text: string): ReturnType<typeof parseDocument>[] {
  const documents = parseAllDocuments(text, { logLevel: 'silent', uniqueKeys: false, prettyErrors: false });
  return 'empty' in documents ? [] : documents;
}

/** Makes a line of each value in quotes, in as many code units: site generators let one go on at the margin. */
function joinQuotes(text: string): string {
  const value =
    /(?=["'])(?<=^[ \t]*(?:- +){0,20}[^\s#'":][^\n'":]{0,200}:[ \t]+)(?:"(?:[^"\\]|\\[\s\S])*"|'(?:[^']|'')*')(?=[ \t]*\r?$)/gmu;
  return text.replace(value, (quoted) => quoted.replace(/[\r\n]/g, ' '));
}

/** Deepest nesting that is read: the parser recurses, and a stack that runs out in it ends the process. */
const deepest = 400;

function refuseDeep(file: File, { text, base }: Piece): void {
  let brackets = 0;
  let indent = 0;
  let atStart = true;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 91 || unit === 123) brackets++;
    else if ((unit === 93 || unit === 125) && brackets > 0) brackets--;
    // A line begins with blanks and the signs of lists and keys, each of which may open a level.
    if (unit === 10) indent = 0;
    if (unit === 10 || (atStart && (unit === 32 || unit === 45 || unit === 63 || unit === 58))) atStart = true;
    else atStart = false;
    if (atStart) indent++;
    if (brackets > deepest && depthOf(text) <= deepest) brackets = Number.NEGATIVE_INFINITY;
    if (brackets > deepest || indent > deepest) refuse(file, base + at, 'nested too deeply');
  }
}

/** Deepest nesting of flow lists and maps; brackets in prose open none. */
function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') most = Math.max(most, ++depth);
    else if (token === ']' || token === '}') depth--;
  }
  return most;
}

function refuse(file: File, at: number, message: string): never {
  const reason = message
    .split(/ at line \d+|\n/u)[0]!
    .replace(/^Missing closing (["'])quote$/u, 'the quote $1 is never closed')
    .replace(/[.:]$/u, '');
  const mend = /\{\{|\{%/u.test(file.text)
    ? 'quote values that begin with a placeholder, and mend the rest'
    : 'mend the line';
  throw new UsageError(`${file.name}:${lineOf(file.text, at)}: broken YAML, ${reason}; ${mend}`);
}

function treeOf(node: YamlNode, text: string, base: number): Node {
  if (isMap(node)) {
    return {
      kind: 'map',
      entries: node.items.map(({ key, value }) => {
        const name = isScalar(key) ? String(key.value) : String(key);
        return [name, value ? treeOf(value as YamlNode, text, base) : { kind: 'other', value: '' }];
      }),
    };
  }
  if (isSeq(node)) return { kind: 'list', items: node.items.map((item) => treeOf(item as YamlNode, text, base)) };
  if (isAlias(node) || !isScalar(node)) return { kind: 'other', value: '' };
  const { value, range, type = 'PLAIN' } = node;
  if (typeof value !== 'string' || !range)
    return { kind: 'other', value: value === null ? '' : String(node.source ?? value) };
  return { kind: 'text', value, piece: () => decodeScalar(text, range[0], range[1], base, type) };
}

/** A comment before `body: |` holds for the whole block of text, in which no comment can stand. */
function overBlock(directive: Directive, text: string): Directive {
  const next = /\r?\n(.*)/uy;
  next.lastIndex = directive.end;
  const head = directive.kind === 'disable-next-line' ? (next.exec(text)?.[1] ?? '') : '';
  if (!/(?:^|[\s:-])[|>][-+\d]{0,2}\s*(?:#.*)?$/u.test(head)) return directive;
  const [, { length: indent } = ''] = /^( *(?:- +)*)- +[|>]/u.exec(head) ?? /^( *(?:- +)*)/u.exec(head)!;
  const block = new RegExp(`(?:\r?\n(?: {${indent + 1}}.*|[ ]*(?=\r?\n)))*`, 'uy');
  block.lastIndex = next.lastIndex;
  return { ...directive, until: next.lastIndex + block.exec(text)![0].length };
}
