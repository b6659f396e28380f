/** How a store's records are recognised, and which of their fields hold messages. */
import { get, type MapNode, type Node, scalar, type TextNode } from '../tree.ts';

/** What the text of a field is written in; `auto` is HTML where there are tags, plain text otherwise. */
export type Format = 'auto' | 'html' | 'markdown' | 'text';

/** A field that holds a message. */
export interface Field {
  /** Keys from the record. */
  readonly path: readonly (string | number)[];
  readonly node: TextNode;
  readonly format: Format;
  readonly subject?: TextNode | undefined;
}

/** A store of canned replies or notices. */
export interface Store {
  readonly name: string;
  /** The messages of a record, or nothing where it is not of this store. `parent` is the nearest key above. */
  find(record: MapNode, inList: boolean, parent: string): readonly Field[];
}

const isText = (node: Node | undefined): node is TextNode => node?.kind === 'text' && node.value.trim() !== '';

/** The first of several fields that is there: an export often gives the same message twice, as HTML and as text. */
export function first(
  record: MapNode,
  choices: readonly (readonly [key: string, format: Format])[],
  subject?: string,
): Field[] {
  for (const [key, format] of choices) {
    const node = get(record, key);
    const head = subject === undefined ? undefined : get(record, subject);
    if (isText(node)) return [{ path: [key], node, format, subject: isText(head) ? head : undefined }];
  }
  return [];
}

/** Every text of a node: itself, or those of a list. */
export function texts(node: Node | undefined, path: readonly (string | number)[], format: Format): Field[] {
  if (isText(node)) return [{ path, node, format }];
  if (node?.kind !== 'list') return [];
  return node.items.flatMap((item, index) => (isText(item) ? [{ path: [...path, index], node: item, format }] : []));
}

/** Whether a record has all of the keys. */
export function has(record: MapNode, ...keys: readonly string[]): boolean {
  return keys.every((key) => get(record, key) !== undefined);
}

/** Whether a record has one of the keys. */
export function hasAny(record: MapNode, ...keys: readonly string[]): boolean {
  return keys.some((key) => get(record, key) !== undefined);
}

export { get, scalar };
