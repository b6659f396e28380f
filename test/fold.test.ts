import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { makeFold } from '../src/language/fold.ts';
import { hashOf } from '../src/language/hash.ts';
import type { Profile } from '../src/language/profile.ts';
import { foldWord } from '../src/language/spelling.ts';
import { tokenise } from '../src/parse/index.ts';
import { Token } from '../src/types.ts';

const profiles = readdirSync('rules')
  .filter((code) => existsSync(`rules/${code}/language.yml`))
  .map((code) => parse(readFileSync(`rules/${code}/language.yml`, 'utf8')) as Profile);
const fold = makeFold(profiles.flatMap(({ equal }) => equal ?? []));
const words = (text: string): string[] => {
  const { count, start, end } = tokenise(text, [], [], fold);
  return Array.from({ length: count }, (_, at) => text.slice(start[at], end[at]));
};
const kinds = (text: string): string[] => {
  const { count, kind, start, end } = tokenise(text, [], [], fold);
  const names = Object.fromEntries(Object.entries(Token).map(([name, value]) => [value, name]));
  return Array.from({ length: count }, (_, at) => `${names[kind[at]!]} ${text.slice(start[at], end[at])}`);
};

describe('folding', () => {
  it.each([
    ['DÉSOLÉE', 'desolee'],
    ['de\u0301sole\u0301e', 'desolee'],
    ['Cœur', 'coeur'],
    ['ŒUVRE', 'oeuvre'],
    ['ﬁn', 'fin'],
    ['Straße', 'strasse'],
    ['țară', 'tara'],
    ['ţară', 'tara'],
    ['ÎNTÂRZIERE', 'intarziere'],
    ['İstanbul', 'istanbul'],
    ['Ёлка', 'елка'],
    ['Е\u0308лка', 'елка'],
    ['мой', 'мой'],
    ['мои\u0306', 'мой'],
    ['МОЙ', 'мой'],
    ['їжак', 'їжак'],
    ['أسف', 'اسف'],
    ['آسف', 'اسف'],
    ['ٱسف', 'اسف'],
    ['إزعاج', 'ازعاج'],
    ['على', 'علي'],
    ['خدمة', 'خدمه'],
    ['مسؤول', 'مسوول'],
    ['رئيس', 'رييس'],
    ['نَعتذِرُ', 'نعتذر'],
    ['نعـــتذر', 'نعتذر'],
    ['می\u200cخواهیم', 'ميخواهيم'],
    ['کتاب', 'كتاب'],
    ['\u200fنعتذر\u200e', 'نعتذر'],
    ['ﻻ', 'لا'],
    ['٤٨', '48'],
    ['۴۸', '48'],
    ['co\u00adoperate', 'cooperate'],
  ])('%s is %s', (text, folded) => {
    expect(foldWord(text, fold)).toBe(folded);
  });

  it('hashes a folded word as tokens are hashed, whatever its letters', () => {
    const letters = fc.constantFrom(...'aÉœßй', 'и\u0306', 'ё', 'آ', 'ة', 'ـ', 'َ', 'ﻻ', 'z', 'ț', '\u200d', 'م', 'ﬃ');
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1, maxLength: 12 }), (list) => {
        const text = `x${list.join('')}`;
        const { count, hash, check } = tokenise(text, [], [], fold);
        expect([count, hash[0], check[0]]).toEqual([1, ...hashOf(foldWord(text, fold))]);
      }),
    );
  });

  it('tells words apart', () => {
    const list = ['sorry', 'sorri', 'rosry', 'нет', 'нёс', 'نعتذر', 'نعتبر', 'a', 'b', 'ab', 'ba', ''];
    expect(new Set(list.map((word) => hashOf(word)[0])).size).toBe(list.length);
    expect(new Set(list.map((word) => hashOf(word)[1])).size).toBe(list.length);
  });
});

describe('tokens', () => {
  it.each([
    ["Don’t follow-up, we'll", ['Don', 't', 'follow', 'up', ',', 'we', 'll']],
    ['l’erreur d’hier avez-vous v-am', ['l', 'erreur', 'd', 'hier', 'avez', 'vous', 'v', 'am']],
    [
      'désolé(e)s désolé·e·s désolé.e.s navré(e)(s)',
      ['désolé', 'e', 's', 'désolé', 'e', 's', 'désolé', 'e', 's', 'navré', 'e', 's'],
    ],
    [
      '10:30 10h30 5pm 48h 3,5 12/11/2026 £30 30% 5th',
      ['10:30', '10h30', '5pm', '48h', '3,5', '12/11/2026', '£30', '30%', '5th'],
    ],
    ['1\u202f000 € and 10.30.', ['1\u202f000', '€', 'and', '10.30', '.']],
    ['5-day 10-го 24/7', ['5', 'day', '10', 'го', '24/7']],
    ['خلال48ساعة، و٤٨؟', ['خلال', '48', 'ساعة', '،', 'و', '٤٨', '؟']],
    ['*so* _very_ **bold** a * b', ['so', 'very', 'bold', 'a', '*', 'b']],
    ['drivers’ ‘quoted words’ rock', ['drivers', '‘', 'quoted', 'words', '’', 'rock']],
    ['really?!... no', ['really', '?!...', 'no']],
    ['a\u200bb \ufeffc', ['a\u200bb', 'c']],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('are of the right kind', () => {
    expect(
      kinds('See https://a.example/x?b=c, or (www.b.example). Mail joe.doe+x@c.co.uk! report.pdf 😔👍🏽 – €'),
    ).toEqual([
      'word See',
      'link https://a.example/x?b=c',
      'mark ,',
      'word or',
      'mark (',
      'link www.b.example',
      'mark )',
      'stop .',
      'word Mail',
      'link joe.doe+x@c.co.uk',
      'stop !',
      'link report.pdf',
      'symbol 😔👍🏽',
      'mark –',
      'symbol €',
    ]);
  });

  it('count line breaks of every sort', () => {
    const { count, breaks } = tokenise('\na\r\nb\n\nc\rd\u2028e f\r\n\r\n\r\ng', [], [], fold);
    expect([...breaks.subarray(0, count)]).toEqual([1, 1, 2, 1, 1, 0, 3]);
  });

  it('hold one token for a placeholder and none for what is skipped', () => {
    const text = 'Order {{order.id}}’s late `npm i` here\n> quoted\nend';
    const span = (part: string) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length });
    const found = tokenise(text, [span('{{order.id}}')], [span('`npm i`'), span('> quoted')], fold);
    expect(Array.from({ length: found.count }, (_, at) => text.slice(found.start[at], found.end[at]))).toEqual([
      'Order',
      '{{order.id}}',
      's',
      'late',
      'here',
      'end',
    ]);
    expect(found.kind[1]).toBe(Token.placeholder);
    expect(found.breaks[5]).toBeGreaterThan(1);
  });

  it('take marks of any script for the Latin ones', () => {
    const hashes = (text: string): number[] => [...tokenise(text, [], [], fold).hash.subarray(0, 3)];
    expect(hashes('a، b')).toEqual(hashes('a, b'));
    expect(hashes('a؟ b')).toEqual(hashes('a? b'));
    expect(hashes('a » b')).toEqual(hashes('a " b'));
    expect(hashes('a — b')).toEqual(hashes('a - b'));
  });

  it('cover the text in order, whatever it is', () => {
    const glued = fc.string({ unit: fc.constantFrom(...'a5£.@:/-’(é)+ '), maxLength: 40 });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), glued), (text) => {
        const { count, start, end } = tokenise(text, [], [], fold);
        for (let at = 0; at < count; at++) {
          expect(start[at]).toBeLessThan(end[at]!);
          expect(start[at]).toBeGreaterThanOrEqual(at === 0 ? 0 : end[at - 1]!);
          expect(end[at]).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});
