import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toSource, toSourceEnd } from '../src/inputs/offset-map.ts';
import { formats } from './inputs-formats.ts';
import { readAs, wordsOf } from './inputs-kit.ts';
import { choices, flat, join, paragraphs } from './inputs-words.ts';

describe('positions', () => {
  test.each(Object.keys(formats))('%s: the source of each word decodes to the word', async (name) => {
    const format = formats[name]!;
    await fc.assert(
      fc.asyncProperty(paragraphs, choices, async (text, stream) => {
        const source = format.write(text, stream);
        const { drafts } = await readAs(format.path, source);
        const found = drafts.flatMap((draft) => wordsOf(source, draft)).filter(([one]) => one !== 'T');
        expect(found.map(([one]) => one)).toEqual(flat(text));
        for (const [one, raw] of found) expect(format.decode(raw)).toBe(one);
      }),
      { numRuns: 60 },
    );
  });

  test('base64: the signs of each word hold its bytes', async () => {
    await fc.assert(
      fc.asyncProperty(paragraphs, async (text) => {
        const plain = join(text, '\n', '\n\n', (words) => words.join(' '));
        const body = Buffer.from(plain)
          .toString('base64')
          .replace(/(.{50})/gu, '$1\n');
        const source = `Subject: T\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${body}\n`;
        const start = source.indexOf('\n\n') + 2;
        const { drafts } = await readAs('a.eml', source);
        const found = drafts.flatMap((draft) => wordsOf(source, draft)).slice(1);
        expect(found.map(([one]) => one)).toEqual(flat(text));
        let from = start;
        for (const [one, raw] of found) {
          from = source.indexOf(raw, from);
          // Up to three signs before the first belong to the same group.
          const before = source.slice(start, from).replace(/\s/gu, '').length % 4;
          const group = source
            .slice(start, from)
            .replace(/\s/gu, '')
            .slice(-before || Number.POSITIVE_INFINITY);
          expect(Buffer.from(group + raw.replace(/\s/gu, ''), 'base64').toString()).toContain(one);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('an end stops before the markup that follows', () => {
    const map = { starts: [0, 5, 5], source: [3, 8, 12] };
    expect([toSource(map, 3, 5), toSourceEnd(map, 3, 5)]).toEqual([12, 8]);
    expect([toSource(undefined, 7, 5), toSourceEnd(undefined, 7, 5)]).toEqual([12, 12]);
  });
});
