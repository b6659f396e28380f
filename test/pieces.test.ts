import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { shipped } from '../src/data.ts';
import { sentences as split, tokenise } from '../src/parse/index.ts';
import { piecesOf } from '../src/parse/pieces.ts';
import { readDraft, readDrafts } from '../src/reading.ts';
import type { Act } from '../src/types.ts';

const { fold, languages, language } = shipped();

/** The labelled messages of a language, over and over, beyond the length from which a draft is cut. */
function long(code: string): string {
  const messages = fs
    .readFileSync(`fixtures/corpus/${code}.jsonl`, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { text: string }).text);
  const all = `${messages.join('\n\n')}\n\n`;
  return all.repeat(Math.ceil(140_000 / all.length));
}

/** Breaks lines as mail programs do, at other measures further on. */
const wrapped = (text: string): string =>
  text.replace(/[^\n]+/g, (line, at: number) => line.replace(/(.{45,70}) /g, at > 70_000 ? '$1 ' : '$1\n'));
/** Answers every third paragraph, as people do who write below what they quote. */
const quoting = (text: string): string =>
  text
    .split('\n\n')
    .map((part, index) => (index % 3 === 0 ? part.replace(/^/gm, '> ') : part))
    .join('\n\n');

/** Acts of the same words come in any order, and a reading trims what is quoted of them: marks at their start too. */
const inOrder = (acts: readonly Act[], text: string): string[] =>
  acts
    .map(({ act, kind, sentence, first, last, start, end }) => {
      const marks = /^[\s,;:،؛–—-]*/.exec(text.slice(start, Math.max(start, end - 1)))![0];
      return [act, kind, sentence, first, last, start + marks.length].join(' ');
    })
    .sort();

const shapes: Readonly<Record<string, (text: string) => string>> = {
  'as they are': (text) => text,
  'in wrapped lines': wrapped,
  'with replies': quoting,
  'with a long quotation first': (text) => `> ${text.slice(0, 40_000).replace(/\n/g, '\n> ')}\n\n${text}`,
  'in small letters': (text) => text.toLowerCase(),
  'with CRLF': (text) => text.replaceAll('\n', '\r\n'),
};

describe.each(languages)('a long draft is read piece by piece as it is as a whole: %s', (code) => {
  test.each(Object.entries(shapes))('%s', async (_, shape) => {
    const options = { language: code, parser: 'text' };
    const { drafts } = await readDrafts(shape(long(code)), options);
    const draft = drafts[0]!;
    expect(piecesOf(draft).length).toBeGreaterThan(2);
    const reading = readDraft(draft, options)!;
    const tokens = tokenise(draft.text, draft.placeholders, draft.skipped, fold);
    const { profile, hear } = language(code);
    const sentences = split(tokens, profile);
    expect(reading.sentences.length).toBeGreaterThan(500);
    expect([...reading.sentences]).toEqual(sentences);
    expect(reading.acts.length).toBeGreaterThan(1000);
    const expected = hear(tokens, sentences, draft.placeholders);
    expect(inOrder([...reading.acts], draft.text)).toEqual(inOrder(expected, draft.text));
  });
});

test('placeholders and skipped stretches are never cut', async () => {
  const text = 'We are sorry.\n\n<!-- {{a}}.\n\nNo.\n\n-->\n\n'.repeat(12_000);
  const draft = (await readDrafts(text, { parser: 'text' })).drafts[0]!;
  const pieces = piecesOf(draft);
  expect(pieces.map((piece) => piece.text).join('')).toBe(draft.text);
  expect(pieces.length).toBeGreaterThan(2);
  for (const piece of pieces.slice(1)) expect(piece.text.trimStart().slice(0, 4)).toBe('<!--');
  expect(pieces.reduce((sum, { skipped }) => sum + skipped.length, 0)).toBe(draft.skipped.length);
});

test('comments hold across the pieces of a file, and places are those in the file', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pieces-'));
  const file = path.join(folder, 'long.txt');
  const paragraphs = Array.from({ length: 2000 }, () => 'We are sorry if the late parcel upset you.');
  paragraphs[100] = '<!-- apology-lint-disable conditional-apology -->';
  paragraphs[1800] = '<!-- apology-lint-enable -->';
  fs.writeFileSync(file, paragraphs.join('\n\n'));
  const words = ['dist/cli.cjs', '--no-config', '--format', 'compact', file];
  const { stdout } = spawnSync(process.execPath, words, { encoding: 'utf8', maxBuffer: 1 << 26 });
  fs.rmSync(folder, { recursive: true });
  const found = [...stdout.matchAll(/line (\d+), col (\d+), .*\(conditional-apology\)/g)];
  const lines = paragraphs.flatMap((_, at) => (at < 100 || at > 1800 ? [2 * at + 1] : []));
  expect(found.map(([, line, column]) => [Number(line), Number(column)])).toEqual(lines.map((line) => [line, 14]));
});
