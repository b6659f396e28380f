/** Structured files: which of their texts are messages, by `fields`, by store, or all of them. */

import type { Directive, Draft } from '../types.ts';
import { reasoned } from './directives.ts';
import { makeDraft } from './draft.ts';
import { languageTag } from './file-names.ts';
import { factField, languageField, messageField } from './front-matter.ts';
import { copyPiece, type Piece, writer } from './offset-map.ts';
import type { File } from './options.ts';
import { stores } from './stores/index.ts';
import type { Field, Format, Store } from './stores/shape.ts';
import { isHtml } from './template.ts';
import { fieldPaths, isField, isPhrase, type MapNode, type Node, type Path, pathText, type TextNode } from './tree.ts';

/** `apology-lint: off` at the top of a file, which begins at `at` with `root`. */
export function offOf(root: Node | undefined, at: number): Directive[] {
  const value = root?.kind === 'map' ? root.entries.find(([key]) => key === 'apology-lint')?.[1] : undefined;
  if (value?.kind !== 'text' && value?.kind !== 'other') return [];
  const [said, reason] = reasoned(value.value);
  return /^(?:off|false|no)$/iu.test(said) ? [{ kind: 'disable', start: at, end: at, rules: [], ...reason }] : [];
}

/** What the nodes above a text say of it. */
export interface Inherited {
  readonly language?: string | undefined;
  readonly facts?: Readonly<Record<string, string>> | undefined;
}

/** A text that is a message. */
interface Found extends Inherited {
  readonly path: Path;
  readonly node: TextNode;
  readonly format: Format;
  readonly subject?: TextNode | undefined;
}

/** Which texts are messages where no store and no `fields` tells: all, or only fields such as `body`. */
export type Leaves = 'all' | 'named';

/** The drafts of a document. */
export async function draftsOf(
  file: File,
  root: Node,
  inherited: Inherited,
  leaves: Leaves,
  prefix: Path = [],
): Promise<Draft[]> {
  const drafts: Draft[] = [];
  for (const found of messagesIn(file, root, inherited, leaves))
    for (const draft of await recordDrafts(file, found, prefix)) drafts.push(draft);
  return drafts;
}

function messagesIn(file: File, root: Node, inherited: Inherited, leaves: Leaves): readonly Found[] {
  if (file.options.fields) {
    const fields = fieldPaths(file.options.fields);
    return texts(root, inherited).filter(({ path }) => isField(fields, path));
  }
  const named = stores.filter((store) => store.name === file.options.parser);
  const known = named.length === 0 && isLocaleFile(root) ? [] : fromStores(root, inherited, named);
  if (known.length > 0) return known;
  const all = texts(root, inherited).filter(({ path }) => !path.some(isNote));
  return leaves === 'all'
    ? all.filter(({ node }) => isPhrase(node.value))
    : all.filter(
        ({ node, path }) =>
          isPhrase(node.value) && messageField.test(String(path.findLast((step) => typeof step === 'string') ?? '')),
      );
}

/** Keys such as `@late` of an ARB file, under which stand descriptions of a text for translators. */
function isNote(step: Path[number]): boolean {
  return typeof step === 'string' && step.startsWith('@');
}

/** Interface texts under their language, as in `fr: { errors: … }`. */
function isLocaleFile(root: Node): boolean {
  return (
    root.kind === 'map' && root.entries.length > 0 && root.entries.every(([key]) => languageTag(key) !== undefined)
  );
}

interface Visit extends Inherited {
  readonly node: Node;
  readonly path: Path;
  readonly inList: boolean;
}

/** Calls back for each node of a tree, depth first, without recursion. */
function walk(root: Node, inherited: Inherited, visit: (place: Visit) => void): void {
  const stack: Visit[] = [{ node: root, path: [], inList: false, ...inherited }];
  for (let place = stack.pop(); place; place = stack.pop()) {
    visit(place);
    const { node, path } = place;
    const children: Visit[] = [];
    if (node.kind === 'list') {
      node.items.forEach((item, index) => {
        children.push({ ...place, node: item, path: [...path, index], inList: true });
      });
    } else if (node.kind === 'map') {
      const said = sayings(node, place);
      const tags = isLocaleFile(node);
      for (const [key, value] of node.entries) {
        const language = tags ? languageTag(key) : said.language;
        children.push({ node: value, path: [...path, key], inList: false, facts: said.facts, language });
      }
    }
    while (children.length > 0) stack.push(children.pop()!);
  }
}

/** What a map says of the messages in it. */
function sayings(node: MapNode, above: Inherited): Inherited {
  let { language, facts } = above;
  for (const [key, value] of node.entries) {
    if (value.kind === 'map' || value.kind === 'list') continue;
    if (languageField.test(key)) language = languageTag(value.value) ?? language;
    else if (factField.test(key) && value.value !== '') facts = { ...facts, [key.toLowerCase()]: value.value };
  }
  return { language, facts };
}

function texts(root: Node, inherited: Inherited): Found[] {
  const found: Found[] = [];
  walk(root, inherited, ({ node, path, language, facts }) => {
    if (node.kind === 'text') found.push({ node, path, format: 'auto', language, facts });
  });
  return found;
}

function fromStores(root: Node, inherited: Inherited, named: readonly Store[]): Found[] {
  const found: Found[] = [];
  walk(root, inherited, ({ node, path, inList, ...above }) => {
    if (node.kind !== 'map') return;
    const parent = String(path.findLast((step) => typeof step === 'string') ?? '');
    let fields: readonly Field[] = [];
    for (const store of named.length > 0 ? named : stores) {
      fields = store.find(node, inList, parent);
      if (fields.length > 0) break;
    }
    if (fields.length === 0) return;
    const { language, facts } = sayings(node, above);
    for (const field of fields) found.push({ ...field, path: [...path, ...field.path], language, facts });
  });
  return found;
}

/** The front matter of Markdown holds Markdown; elsewhere tags tell HTML from plain text. */
function formatOf(file: File, text: string): Format {
  if (file.parser === 'markdown') return 'markdown';
  return isHtml(text) ? 'html' : 'text';
}

async function recordDrafts(file: File, found: Found, prefix: Path): Promise<Draft[]> {
  const { node, subject, language, facts } = found;
  const key = pathText([...prefix, ...found.path]);
  const head = subject?.piece();
  const format = found.format === 'auto' ? formatOf(file, node.value) : found.format;
  if (format === 'html') {
    const { htmlParts } = await import('./html.ts');
    return htmlParts(node.piece(), file).map((part, index, all) => {
      const { piece, shift } = under(index === 0 ? head : undefined, part.piece);
      const skipped = part.skipped.map(({ start, end }) => ({ start: start + shift, end: end + shift }));
      return makeDraft(file, piece, {
        key: all.length > 1 ? `${key}[${index}]` : key,
        language,
        markup: part.language,
        facts,
        skipped,
      });
    });
  }
  if (format === 'markdown') {
    const { markdownPiece } = await import('./markdown.ts');
    const body = await markdownPiece(node.piece(), file);
    const { piece, shift } = under(head, body.piece);
    const skipped = file.includes('code')
      ? []
      : body.skipped.map(({ start, end }) => ({ start: start + shift, end: end + shift }));
    return [makeDraft(file, piece, { key, language, markup: body.language, facts, skipped })];
  }
  return [makeDraft(file, under(head, node.piece()).piece, { key, language, facts })];
}

/** Puts a subject above a message; `shift` is how far the message moves. */
function under(head: Piece | undefined, body: Piece): { piece: Piece; shift: number } {
  if (!head || head.text.trim() === '') return { piece: body, shift: 0 };
  const out = writer();
  copyPiece(out, head);
  out.put('\n\n', body.base, body.base);
  const shift = out.length;
  copyPiece(out, body);
  return { piece: out.done(), shift };
}
