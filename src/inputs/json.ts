/** JSON, with comments or without: macros, replies, notices and interface texts. */
import { type Node as JsonNode, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { type Draft, type Source, UsageError } from '../types.ts';
import { lineOf } from './decode.ts';
import { findDirectives } from './directives.ts';
import { lineEnd, textStart } from './lines.ts';
import { type Piece, writer } from './offset-map.ts';
import type { File } from './options.ts';
import { draftsOf, offOf } from './records.ts';
import type { Node, Path } from './tree.ts';

/** Reads a JSON file; comments and trailing commas are allowed, since directives are comments. */
export async function readJson(file: File): Promise<Source> {
  const base = textStart(file.text);
  const text = file.text.slice(base);
  if (text.trim() === '') return { drafts: [], directives: [] };
  const root = jsonTree(file, { text, base });
  const directives = [...offOf(root, base), ...findDirectives(file.text)];
  return { drafts: await draftsOf(file, root, {}, 'all'), directives };
}

/** Reads newline-delimited JSON: a record on each line. */
export async function readNdjson(file: File): Promise<Source> {
  const drafts: Draft[] = [];
  let record = 0;
  for (let at = 0; at < file.text.length; ) {
    const stop = lineEnd(file.text, at);
    const text = file.text.slice(at, stop).replace(/^\ufeff/u, ' ');
    if (text.trim() !== '') {
      const prefix: Path = [record++];
      for (const draft of await draftsOf(file, jsonTree(file, { text, base: at }), {}, 'all', prefix))
        drafts.push(draft);
    }
    at = stop + 1;
  }
  return { drafts, directives: findDirectives(file.text) };
}

function jsonTree(file: File, piece: Piece): Node {
  const errors: ParseError[] = [];
  try {
    const root = parseTree(piece.text, errors, { allowTrailingComma: true });
    if (root && errors.length === 0) return treeOf(root, piece);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError(`${file.name}:1: JSON is nested too deeply to be read; flatten it or ignore the file`);
  }
  const error = errors[0];
  const line = lineOf(file.text, piece.base + (error?.offset ?? 0));
  const reason = printParseErrorCode(error?.error ?? 1).replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ');
  throw new UsageError(`${file.name}:${line}: broken JSON, ${reason.toLowerCase()}; mend the line`);
}

function treeOf(node: JsonNode, piece: Piece): Node {
  switch (node.type) {
    case 'object':
      return {
        kind: 'map',
        entries: (node.children ?? []).flatMap(({ children }) => {
          const [key, value] = children ?? [];
          return key && value ? [[String(key.value), treeOf(value, piece)] as const] : [];
        }),
      };
    case 'array':
      return { kind: 'list', items: (node.children ?? []).map((child) => treeOf(child, piece)) };
    case 'string':
      return { kind: 'text', value: String(node.value), piece: () => decodeString(piece, node.offset, node.length) };
    default:
      return { kind: 'other', value: node.value === null ? '' : String(node.value) };
  }
}

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** Decodes the string literal at an offset, quotes included in its length. */
function decodeString({ text, base }: Piece, offset: number, length: number): Piece {
  const out = writer();
  const inside = text.slice(offset + 1, offset + length - 1);
  const from = base + offset + 1;
  for (let at = 0; at < inside.length; ) {
    const slash = inside.indexOf('\\', at);
    const stop = slash < 0 ? inside.length : slash;
    out.copy(inside.slice(at, stop), from + at);
    at = stop;
    if (slash < 0) break;
    const name = inside[at + 1]!;
    const size = name === 'u' ? 6 : 2;
    const value =
      name === 'u' ? String.fromCharCode(Number.parseInt(inside.slice(at + 2, at + 6), 16)) : (escapes[name] ?? name);
    out.put(value, from + at, from + at + size);
    at += size;
  }
  return out.done();
}
