import { readFileSync } from 'node:fs';

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

/** Paragraphs of the labelled messages, without subjects, greetings and signatures. */
function paragraphs(corpus: string): readonly string[] {
  return readFileSync(corpus, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => (JSON.parse(line) as { text: string }).text.split(/\n\s*\n/))
    .map((text) => text.trim())
    .filter((text) => text.split(/\s+/).length > 12 && !/^(?:Subject|Dear)\b/.test(text));
}

/**
 * Makes messages of about so many words out of the paragraphs of a corpus, with numbers of their own.
 *
 * @throws Error where the corpus holds no paragraph.
 */
export function makeTexts(count: number, words: number, seed: number, corpus = 'fixtures/corpus/en.jsonl'): string[] {
  const next = random(seed);
  const pool = paragraphs(corpus);
  if (pool.length === 0) throw new Error(`no paragraphs in ${corpus}`);
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
