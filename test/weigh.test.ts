import { describe, expect, test } from 'vitest';
import { makeFold } from '../src/language/fold.ts';
import { inMemory } from '../src/packed.ts';
import { sentences, tokenise } from '../src/parse/index.ts';
import { readLanguage } from '../src/phrases/source.ts';
import type { Act, Sentence } from '../src/types.ts';
import { placeOf } from '../src/weigh/features.ts';
import { labels, logOdds, width } from '../src/weigh/labels.ts';
import { learn } from '../src/weigh/learn.ts';
import { featuresOf, lessonsOf } from '../src/weigh/lessons.ts';
import { type Rounded, round, rowBytes } from '../src/weigh/nibbles.ts';
import type { Sample } from '../src/weigh/samples.ts';
import { makeScales, packWeights } from '../src/weigh/scales.ts';
import { rowOf, rows } from '../src/weigh/table.ts';
import { share } from '../src/weigh/train.ts';
import { weigh } from '../src/weigh/weigh.ts';

const { profile } = readLanguage('rules/en', '.', []);
const fold = makeFold(profile.equal ?? []);

function read(text: string) {
  const tokens = tokenise(text, [], [], fold);
  return { tokens, found: sentences(tokens, profile) };
}
/** What a row of rounded weights says of a label. */
function weightOf({ rows, worth }: Rounded, row: number, label: number): number {
  const half = width / 2;
  const byte = rows[row * rowBytes + (label % half)]!;
  const signed = (((label < half ? byte : byte >> 4) << 28) >> 28) * rows[row * rowBytes + half]!;
  return signed * worth[label]!;
}
const says = (text: string, acts: readonly string[] = []) => ({ text, acts });
/** Messages in which only the second sentence varies. */
const told: readonly [acts: string, text: string][] = [
  ['excuse', 'We were snowed under that week.'],
  ['excuse', 'The team was snowed under all month.'],
  ['excuse', 'Everybody here was snowed under.'],
  ['blame:thirdParty', 'The haulier took the wrong road.'],
  ['blame:thirdParty', 'The haulier left it at the wrong door.'],
  ['blame:thirdParty', 'The haulier never rang.'],
  ['-', 'The garden is open on Sunday.'],
  ['-', 'The list hangs in the hall.'],
  ['-', 'Lunch is at noon.'],
];
const samples: Sample[] = Array.from({ length: 90 }, (_, index) => {
  const [acts, text] = told[index % told.length] as (typeof told)[number];
  return [says('Dear Ms Lang,'), says(text, acts === '-' ? [] : [acts]), says('Best wishes,')];
});
const accepting: Sample[] = Array.from({ length: 30 }, (_, index) => [
  says(index % 2 ? 'Hello Dai,' : 'Dear Dai,'),
  says(index % 3 ? 'All is forgiven.' : 'All that is forgiven now.'),
]);
const lessons = [
  ...samples.map((sample) => lessonsOf(sample, profile, fold)),
  ...accepting.map((sample) => lessonsOf(sample, profile, fold, true)),
];
const learnt = learn(lessons);
const scales = makeScales(inMemory(packWeights(learnt)));

describe('learning', () => {
  const sure = (text: string, label: string): number => {
    const { tokens, found } = read(`Dear Ms Lang,\n\n${text}\n\nBest wishes,`);
    const sentence = found[1] as Sentence;
    return scales.weigh(tokens, sentence, placeOf(sentence, 1, found.length))[labels.indexOf(label)] as number;
  };

  test('sentences are known again in words that were not there', () => {
    expect(sure('My colleagues were snowed under in May.', 'excuse')).toBeGreaterThan(logOdds(0.8));
    expect(sure('The haulier took the door.', 'blame')).toBeGreaterThan(logOdds(0.8));
    expect(sure('The haulier took the door.', 'blame:thirdParty')).toBeGreaterThan(
      sure('The haulier took the door.', 'blame:reader'),
    );
    expect(sure('The garden opens at noon.', 'excuse')).toBeLessThan(logOdds(0.1));
  });

  test('what stands around a sentence speaks for what it does', () => {
    const names = 'Ann Ben Cora Dov Edda Finn Gus Hugo Ida Jon Kay Lea Mia Ned Ole Pia Rob Sue Tom Una'.split(' ');
    const message = (first: string, acts: string[], name: string) =>
      lessonsOf([says(first), says('It was late.', acts), says(`The lamp of ${name} is on.`)], profile, fold);
    const alike = names.flatMap((name) => [
      message('Nobody rang back.', ['excuse'], name),
      message('The lamp is on.', [], name),
    ]);
    const learned = makeScales(inMemory(packWeights(learn(alike))));
    const sureOf = (text: string): number => {
      const { tokens, found } = read(text);
      const around = learned.around(tokens, found)[1];
      const sentence = found[1] as Sentence;
      return learned.weigh(tokens, sentence, placeOf(sentence, 1, 3), around)[labels.indexOf('excuse')] as number;
    };
    expect(sureOf('Nobody rang back. It was late. The lamp is on.')).toBeGreaterThan(
      sureOf('The lamp is on. It was late. The lamp is on.') + 1,
    );
  });

  test('the same lessons give the same weights', () => {
    const again = learn(lessons);
    expect(Buffer.from(packWeights(again)).equals(packWeights(learnt))).toBe(true);
  });

  test('a file of weights holds what was learnt, as bytes', () => {
    const { worth, start, verdict } = learnt;
    expect(packWeights(learnt).length).toBe(rows + rows * rowBytes + 8 * width + 4 * verdict.length);
    expect([learnt.rows.length, worth.length, start.length]).toEqual([rows * rowBytes, width, width]);
    expect(worth.filter((one) => one > 0).length).toBeGreaterThan(labels.length / 2);
  });
});

test('weights are rounded by half of a step of their row at most', () => {
  const weights = Float32Array.from(
    { length: 7 * width },
    (_, at) => (Math.sin(at + 1) * 2 ** (at % 5)) / (1 + (at % 7)),
  );
  const rounded = round(weights);
  for (let row = 0; row < 7; row++) {
    const step = rounded.rows[row * rowBytes + width / 2]!;
    expect([step > 0, step < 128]).toEqual([true, true]);
    for (let label = 0; label < width; label++)
      expect(Math.abs(weightOf(rounded, row, label) - weights[row * width + label]!)).toBeLessThanOrEqual(
        step * rounded.worth[label]! * 0.501,
      );
  }
});

describe('the loops', () => {
  test('find the rows that the table finds', () => {
    const { marks, start } = learnt;
    for (const text of ['The haulier took the wrong road.', 'Everybody was snowed under at noon, as the list says.']) {
      const { tokens, found } = read(text);
      const sentence = found[0] as Sentence;
      const known = [...featuresOf(profile, tokens, sentence, placeOf(sentence, 0, 1))]
        .map((feature) => rowOf(marks, feature))
        .filter((row) => row >= 0);
      expect(known.length).toBeGreaterThan(3);
      const expected = labels.map((_, label) => {
        const sum = known.reduce((all, row) => all + weightOf(learnt, row, label), 0);
        return start[label]! + sum * share(known.length);
      });
      const sure = [...scales.weigh(tokens, sentence, placeOf(sentence, 0, 1))];
      for (const [label, one] of expected.entries()) expect(sure[label]).toBeCloseTo(one, 4);
    }
  });
});

describe('weighing', () => {
  const text = 'Dear Ms Lang,\n\nAs you may know, the team was snowed under that month.\n\nBest wishes,';
  // Tokens hold until the next text is read.
  const weighed = (acts: (found: readonly Sentence[]) => readonly Act[], undoubted?: string[]): readonly Act[] => {
    const { tokens, found } = read(text);
    return weigh(tokens, found, acts(found), scales, undoubted).acts;
  };

  test('adds an act that no phrase hears, at the clause that does it', () => {
    const acts = weighed(() => []);
    expect(acts.map(({ act, start, end }) => [act, text.slice(start, end)])).toEqual([
      ['excuse', 'the team was snowed under that month'],
    ]);
  });

  test('hears a clause of a sentence that is about something else', () => {
    const said =
      'Dear Ms Lang,\n\nThe garden is open on Sunday, the list hangs in the hall, the garden is open at noon, ';
    const excuses = (clause: string): string[] => {
      const whole = `${said}${clause}.\n\nBest wishes,`;
      const { tokens, found } = read(whole);
      const sentence = found[1] as Sentence;
      const sure = scales.weigh(tokens, sentence, placeOf(sentence, 1, found.length));
      expect(sure[labels.indexOf('excuse')]).toBeLessThan(logOdds(0.75));
      return weigh(tokens, found, [], scales).acts.map(({ start, end }) => whole.slice(start, end));
    };
    expect(excuses('everybody here was snowed under')).toEqual(['everybody here was snowed under']);
    expect(excuses('lunch is at noon')).toEqual([]);
  });

  test('a reservation is one to an acceptance where all words of the message accept', () => {
    const reserved = (said: string): string[] => {
      const { tokens, found } = read(said);
      const { first, last, start, end } = found[1] as Sentence;
      const act: Act = { act: 'reservation', kind: '', sentence: 1, first, last, start, end };
      return weigh(tokens, found, [act], scales, ['reservation']).acts.map((one) => one.act);
    };
    expect(reserved('Hello Dai,\n\nAll is forgiven, this time.')).toEqual(['reservation', 'acceptance']);
    expect(reserved('Dear Ms Lang,\n\nThe garden is open, this time.')).toEqual(['reservation']);
  });

  test('takes away what a phrase hears where all speaks against it, but not where somebody means it', () => {
    const heard = (act: string) => (found: readonly Sentence[]) => {
      const { first, last, start, end } = found[2] as Sentence;
      return [{ act, kind: '', sentence: 2, first, last, start, end }];
    };
    const names = (acts: readonly Act[]): string[] => acts.map(({ act }) => act);
    expect(names(weighed(heard('denial')))).toEqual(['excuse']);
    expect(names(weighed(heard('denial'), ['denial']))).toEqual(['excuse', 'denial']);
    expect(names(weighed(heard('hedge')))).toEqual(['excuse', 'hedge']);
  });
});
