import type { Span } from '../types.ts';

/** Columns that the anatomy keeps to. */
export const columns = 80;

/** How the anatomy colours what it shows. */
export interface Paint {
  good(text: string): string;
  bad(text: string): string;
  vague(text: string): string;
  dim(text: string): string;
  strong(text: string): string;
}

/** The words of acts in the order of the text, each once. */
export function wordsOf(acts: Iterable<Span>, text: string): string {
  const parts: { start: number; end: number }[] = [];
  for (const { start, end } of acts) {
    const last = parts.at(-1);
    if (last && text.slice(last.end, start).trim() === '') last.end = Math.max(last.end, end);
    else parts.push({ start, end });
  }
  return parts.map(({ start, end }) => text.slice(start, end)).join(' … ');
}

/** Words in quotes on one line, cut to the room there is; those that run from right to left are isolated. */
export function quote(words: string, room: number): string {
  const line = words.replace(/\s+/g, ' ').trim();
  const cut = line.length > room ? `${line.slice(0, Math.max(1, room - 1)).replace(/[\uD800-\uDBFF]$/, '')}…` : line;
  return `“\u2068${cut}\u2069”`.replace(/^“\u2068([^\u0590-\u08ff]*)\u2069”$/, '“$1”');
}
