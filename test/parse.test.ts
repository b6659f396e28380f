import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { makeFold } from '../src/language/fold.ts';
import type { Profile } from '../src/language/profile.ts';
import { isAddressed } from '../src/parse/habit-lines.ts';
import { habitsOf } from '../src/parse/habits.ts';
import { sentences, tokenise } from '../src/parse/index.ts';
import { sentenceCases } from './sentence-cases.ts';

const fold = makeFold([['ё', 'е']]);
const profiles = Object.fromEntries(
  Object.keys(sentenceCases).map((code) => [
    code,
    parse(readFileSync(`rules/${code}/language.yml`, 'utf8')) as Profile,
  ]),
);

function split(text: string, code = 'en') {
  return sentences(tokenise(text, [], [], fold), profiles[code]!);
}

describe.each(Object.entries(sentenceCases))('sentences in %s', (code, cases) => {
  it.each(cases)('%s', (marked) => {
    const text = marked.replaceAll('¦', '');
    expect(split(text, code).map(({ start, end }) => text.slice(start, end))).toEqual(
      marked.split('¦').map((part) => part.replace(/^[\s\uFEFF]+|\s+$/g, '')),
    );
  });
});

describe('what a sentence is', () => {
  const bodies = (text: string, code = 'en') =>
    split(text, code).map(({ body, start, end }) => `${body ? '+' : '-'} ${text.slice(start, end)}`);

  it('tells greeting, sign-off and signature from the body', () => {
    expect(bodies('Dear Mr. Smith,\n\nWe are sorry. We were late.\n\nBest regards,\nAnna Lee\nAcme')).toEqual([
      '- Dear Mr. Smith,',
      '+ We are sorry.',
      '+ We were late.',
      '- Best regards,',
      '- Anna Lee',
      '- Acme',
    ]);
    expect(bodies('Bonjour Madame Roy,\nNous avons oublié.\nCordialement, Marie', 'fr')).toEqual([
      '- Bonjour Madame Roy,',
      '+ Nous avons oublié.',
      '- Cordialement, Marie',
    ]);
    expect(bodies('Здравствуйте, Анна!\nМы забыли о вас.\n\nС уважением,\nИван', 'ru')).toEqual([
      '- Здравствуйте, Анна!',
      '+ Мы забыли о вас.',
      '- С уважением,',
      '- Иван',
    ]);
    expect(bodies('We were late.\n-- \nAnna')).toEqual(['+ We were late.', '- --', '- Anna']);
    expect(bodies('We were late.\n\nAnna Lee, Manager')).toEqual(['+ We were late.', '- Anna Lee, Manager']);
  });

  it('takes no body for a greeting or a sign-off', () => {
    expect(bodies('Hi Anna, we lost your parcel.')).toEqual(['+ Hi Anna, we lost your parcel.']);
    expect(bodies('Hello Anna! We lost your parcel.')).toEqual(['- Hello Anna!', '+ We lost your parcel.']);
    expect(bodies('Thanks for your letter.\nWe lost your parcel.')).toEqual([
      '+ Thanks for your letter.',
      '+ We lost your parcel.',
    ]);
  });

  it('tells headings from the body', () => {
    expect(bodies('# What happened\nWe lost it.')).toEqual(['- # What happened', '+ We lost it.']);
    expect(bodies('What happened\n=====\nWe lost it.')[0]).toBe('- What happened');
    expect(bodies('Your parcel\n\nDear Anna,\n\nWe lost it.')[0]).toBe('- Your parcel');
  });

  it('counts words, paragraphs and questions', () => {
    const found = split('We’ll follow-up by 10:30, {{name}}!\n\nWhy «so»?» he asked. Mail a@b.example?!');
    expect(found.map(({ words, paragraph, question }) => [words, paragraph, question])).toEqual([
      [5, 0, false],
      [4, 1, false],
      [2, 1, true],
    ]);
    expect(split('لماذا؟', 'ar')[0]!.question).toBe(true);
  });

  it('holds every token once, in order', () => {
    const piece = fc.constantFrom(
      'a',
      'B',
      'Mr',
      '5',
      '. ',
      '?',
      '!',
      '…',
      ' ',
      '\n',
      '\n\n',
      '- ',
      '(',
      ')',
      '«',
      '»',
      '😔',
      ',',
      ':',
      'и',
      'ال',
      '"',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.constantFrom(...Object.keys(profiles)), (list, code) => {
        const text = list.join('');
        const tokens = tokenise(text, [], [], fold);
        let next = 0;
        for (const { first, last, start, end } of sentences(tokens, profiles[code]!)) {
          expect([first, start, end]).toEqual([next, tokens.start[first], tokens.end[last - 1]]);
          expect(last).toBeGreaterThan(first);
          next = last;
        }
        expect(next).toBe(tokens.count);
      }),
    );
  });
});

it.each<[string, string, boolean]>([
  ['ro', 'Mircea, îmi pare rău că am uitat de tine.', true],
  ['ru', 'Анна Петровна, я опоздал.', true],
  ['fr', 'Anne-Marie, je regrette.', true],
  ['en', 'Yesterday, we lost your bag.', false],
  ['en', 'We lost your bag, Anna.', false],
  ['en', 'anna, we lost your bag.', false],
  ['en', 'London, 5 May', false],
  ['fr', 'Anna Maria Rosa Petit, nous avons perdu le sac.', false],
])('whom a sentence of %s speaks to: %s', (code, text, expected) => {
  const tokens = tokenise(text, [], [], fold);
  const [sentence] = sentences(tokens, profiles[code]!);
  expect(isAddressed(tokens, sentence!, habitsOf(profiles[code]!, fold))).toBe(expected);
});
