import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Numbers from 0 up to 1, the same for the same seed on every machine. */
export function random(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** Paragraphs of the drafts that ship as fixtures, without subjects, greetings and signatures. */
function paragraphs(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split(/\n\s*\n/))
    .map((text) => text.trim())
    .filter((text) => text.split(/\s+/).length > 12 && !/^(?:Subject|Dear)\b/.test(text));
}

/**
 * Makes messages of about so many words out of the paragraphs of the fixtures, with numbers of their own.
 *
 * @throws Error where the folder holds no paragraph.
 */
export function makeTexts(count: number, words: number, seed: number, folder = 'fixtures/drafts'): string[] {
  const next = random(seed);
  const pool = paragraphs(folder);
  if (pool.length === 0) throw new Error(`no paragraphs in ${folder}`);
  return Array.from({ length: count }, (_, index) => {
    const parts = [`Dear customer ${index},`];
    for (let left = words; left > 0; ) {
      const part = pool[Math.floor(next() * pool.length)] as string;
      parts.push(part.replace(/\d+/g, (digits) => String(Math.floor(next() * 10 ** digits.length))));
      left -= part.split(/\s+/).length;
    }
    return `${parts.join('\n\n')}\n`;
  });
}
