/** What YAML, JSON and CSV have in common: maps, lists and texts, each text with its place. */
import type { Piece } from './offset-map.ts';

/** A string of a document; decoded with its map only when it is asked for. */
export interface TextNode {
  readonly kind: 'text';
  readonly value: string;
  piece(): Piece;
}

/** A mapping, in the order of the file. */
export interface MapNode {
  readonly kind: 'map';
  readonly entries: readonly (readonly [key: string, value: Node])[];
}

/** A sequence. */
export interface ListNode {
  readonly kind: 'list';
  readonly items: readonly Node[];
}

/** A number, boolean, null or alias. */
export interface OtherNode {
  readonly kind: 'other';
  readonly value: string;
}

export type Node = TextNode | MapNode | ListNode | OtherNode;

/** Keys and indexes from the root. */
export type Path = readonly (string | number)[];

/** A path as people write it: `macros[3].actions[0].value`. */
export function pathText(path: Path): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (/^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(step)) text += text === '' ? step : `.${step}`;
    else text += `[${JSON.stringify(step)}]`;
  }
  return text;
}

/** The value of a key, or undefined. */
export function get(node: MapNode, key: string): Node | undefined {
  for (const entry of node.entries) if (entry[0] === key) return entry[1];
  return undefined;
}

/** The text of a key's scalar, or undefined. */
export function scalar(node: MapNode, key: string): string | undefined {
  const value = get(node, key);
  return value?.kind === 'text' || value?.kind === 'other' ? value.value : undefined;
}

/** Whether a text has two words at least: less is a name or a button. */
export function isPhrase(text: string): boolean {
  let words = 0;
  for (const match of text.matchAll(/\S+/gu)) {
    if (/\p{L}/u.test(match[0]) && ++words === 2) return true;
  }
  return false;
}

type Step = string | number | '*' | '**';

/** Paths of a `fields` option, ready to be compared. */
export type FieldPaths = readonly (readonly Step[])[];

/** Reads paths such as `$.macros[*].actions[*].value`, `**.body`, `["a b"].c`; a single name fits at any depth. */
export function fieldPaths(fields: readonly string[]): FieldPaths {
  return fields.map((field) => {
    const steps: Step[] = [];
    for (const match of field
      .replace(/^\$\.?/u, '')
      .matchAll(/\[\s*(?:(\d+)|(\*)|"([^"]*)"|'([^']*)')?\s*\]|([^.[\]]+)|(\.\.)/gu)) {
      if (match[1] !== undefined) steps.push(Number(match[1]));
      else if (match[6]) steps.push('**');
      else steps.push(match[3] ?? match[4] ?? match[5] ?? '*');
    }
    return steps.length === 1 && typeof steps[0] === 'string' && steps[0] !== '**' ? ['**', steps[0]] : steps;
  });
}

/** Whether a path is one of the fields. */
export function isField(fields: FieldPaths, path: Path): boolean {
  return fields.some((steps) => fits(steps, path));
}

/** Dynamic programming over steps and path: linear in their product, without backtracking. */
function fits(steps: readonly Step[], path: Path): boolean {
  let reached = new Set([0]);
  const skipStars = (): void => {
    for (const at of reached) if (steps[at] === '**') reached.add(at + 1);
  };
  skipStars();
  for (const key of path) {
    const next = new Set<number>();
    for (const at of reached) {
      const step = steps[at];
      if (step === '**') next.add(at);
      else if (step === '*' || step === key || (typeof key === 'number' && step === String(key))) next.add(at + 1);
    }
    reached = next;
    skipStars();
  }
  return reached.has(steps.length);
}
