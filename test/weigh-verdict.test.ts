import { describe, expect, test } from 'vitest';
import { lint } from '../src/lint.ts';
import type { Act } from '../src/types.ts';
import { isApology } from '../src/verdict.ts';
import { labels } from '../src/weigh/labels.ts';
import { Signs, signCount, sumOf } from '../src/weigh/signs.ts';
import { learnVerdict, type Shown } from '../src/weigh/train-verdict.ts';

const act = (name: string, kind = ''): Act => ({ act: name, kind, sentence: 0, first: 0, last: 1, start: 0, end: 1 });
/** The signs of a message of five sentences, of which one is as sure as said to do the first act that is weighed. */
function signsOf(acts: readonly Act[], sure = -8): Float64Array {
  const signs = new Signs();
  for (let sentence = 0; sentence < 5; sentence++)
    signs.add(new Float64Array(labels.length).map((_, label) => (label === 0 && sentence === 2 ? sure : -8)));
  return signs.of(acts, 5, true);
}

describe('signs', () => {
  test('are as many for each message, and tell how surely each act is done in any of its sentences', () => {
    const [none, likely] = [signsOf([]), signsOf([], 3)];
    expect([none.length, likely.length]).toEqual([signCount, signCount]);
    expect([none[0], likely[0]]).toEqual([-8, 3]);
    expect(none[labels.length]).toBeLessThan(0.01);
    expect(likely[labels.length]).toBeGreaterThan(0.9);
  });

  test('tell acts that are done softly from those that are done firmly, and leave unknown ones alone', () => {
    const places = (acts: readonly Act[]): number[] =>
      [...signsOf(acts)].flatMap((sign, place) => (sign === signsOf([])[place] ? [] : [place]));
    expect(places([act('regret')])).toHaveLength(1);
    expect(places([act('regret')])).not.toEqual(places([act('regret', 'weak')]));
    expect(places([act('unheard-of')])).toEqual([]);
  });
});

describe('the verdict that is learnt', () => {
  const shown: Shown[] = Array.from({ length: 400 }, (_, index) => ({
    signs: signsOf([act(index % 4 === 0 ? 'fault' : 'promise'), act('cause')], index % 4 === 0 ? 2 : -3),
    apology: index % 4 === 0,
  }));

  test('tells messages apart by their signs, of which those that all have alike count nothing', () => {
    const weights = learnVerdict(shown);
    expect(sumOf(signsOf([act('fault')], 2), weights)).toBeGreaterThan(2);
    expect(sumOf(signsOf([act('promise')]), weights)).toBeLessThan(-2);
    expect(sumOf(signsOf([act('fault')], 2), weights)).toBeCloseTo(
      sumOf(signsOf([act('fault'), act('cause')], 2), weights),
    );
  });

  test('says nothing where there are too few messages of a kind', () => {
    expect(learnVerdict(shown.slice(0, 300)).every((weight) => weight === 0)).toBe(true);
    expect(learnVerdict([])).toHaveLength(signCount + 1);
  });
});

describe('how sure it is by what was learnt', () => {
  const verdict = async (text: string, sure?: number): Promise<boolean> => {
    const { readings } = await lint(text, { language: 'en', readings: true });
    const { sentences, acts } = readings![0]!;
    return isApology(sentences, acts as Parameters<typeof isApology>[1], sure);
  };
  const letter = 'Dear Ms Lang,\n\nThe glue had not set when the mirror was packed. A new one leaves today.\n\nJo';

  test('makes a letter an apology, but no line that is written to nobody', async () => {
    expect(await verdict(letter, 4)).toBe(true);
    expect(await verdict(letter, 0.5)).toBe(false);
    expect(await verdict('The glue had not set when the mirror was packed.', 4)).toBe(false);
  });

  test('makes an apology of a note that admits a deed, and none of a letter that does nothing of the kind', async () => {
    const note = 'It was my mistake to leave the gate open. The dog is back.';
    expect([await verdict(note, 2), await verdict(note, 4)]).toEqual([false, true]);
    expect(await verdict('Dear Ann,\n\nHappy birthday! The cake is on the table.\n\nJo', 9)).toBe(false);
  });

  test('takes a weak word of sorry away, and none that apologises in so many words', async () => {
    const weak = 'Sorry, the lift is broken. We sent the wrong part, and the right one comes today.';
    expect([await verdict(weak), await verdict(weak, -4)]).toEqual([true, false]);
    expect(await verdict('We apologise for the broken lift.', -4)).toBe(true);
    expect(await verdict('Dear Ms Lang,\n\nPlease forgive us.\n\nJo Reed', -4)).toBe(true);
  });

  test('takes away words of sorry beside which nothing speaks for an apology', async () => {
    const closed = 'The office moves to Hull in May. We apologise for the inconvenience.';
    expect([await verdict(closed, -2), await verdict(closed, -4)]).toEqual([true, false]);
    const owned = 'We sent you the wrong key on Monday. We apologise for the inconvenience.';
    expect(await verdict(owned, -4)).toBe(true);
    expect(await verdict('Dear Customer! We apologise for the inconvenience.', -4)).toBe(true);
  });

  test('makes an apology of what tells of a mishap and mends it, and sooner of what owns it', async () => {
    const told = 'The glue had not set when the mirror was packed. We have refunded the price.';
    expect([await verdict(told, 1.5), await verdict(told, 2.5)]).toEqual([false, true]);
    const owned = 'We packed the mirror before the glue had set. We have refunded the price.';
    expect([await verdict(owned, 0.5), await verdict(owned, 1.5)]).toEqual([false, true]);
  });

  test('makes a note to nobody an apology where it says sorry, and one sentence where it is surer', async () => {
    const note = 'Sorry, the ferry waited in vain. It sails on Friday.';
    expect([await verdict(note, 0.5), await verdict(note, 1.5)]).toEqual([false, true]);
    const line = 'Sorry, the ferry waited in vain until it sailed.';
    expect([await verdict(line, 3.2), await verdict(line, 4)]).toEqual([false, true]);
    const turned = 'We are sorry for the delay, but the ferry waited in vain.';
    expect([await verdict(turned, 4), await verdict(turned, 5)]).toEqual([false, true]);
    expect(await verdict('Sorry, but the ferry waited in vain until it sailed.', 9)).toBe(false);
    expect(await verdict('The ferry waited in vain. It sails on Friday.', 1.5)).toBe(false);
    expect(await verdict('The ferry waited in vain until it sailed.', 9)).toBe(false);
  });

  test('says nothing of texts that are longer than a letter', async () => {
    expect(await verdict(letter.replace('A new', `${'It is a mirror. '.repeat(20)}A new`), 9)).toBe(false);
  });
});
