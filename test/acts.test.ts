import { describe, expect, test } from 'vitest';
import { Acts } from '../src/acts.ts';
import { random } from '../src/dev/texts.ts';
import type { Act } from '../src/types.ts';

const names = ['regret', 'deed', 'remedy', 'refund', 'turn'];

/** Acts in the order of the text, some of which begin together; at `wide` the text makes a long step. */
function make(count: number, wide = -1): Act[] {
  const next = random(count);
  const acts: Act[] = [];
  let token = 0;
  for (let index = 0; index < count; index++) {
    if (next() < 0.7) token += 1 + Math.floor(next() * 4);
    if (index === wide) token += 100_000;
    const act = names[Math.floor(next() * names.length)]!;
    const sentence = Math.floor(token / 10);
    const kind = next() < 0.3 ? 'plain' : '';
    acts.push({ act, kind, sentence, first: token, last: token + 2, start: token * 6, end: token * 6 + 9 });
  }
  return acts;
}

function fill(acts: readonly Act[], size: number): Acts {
  const table = new Acts();
  for (let at = 0; at < acts.length; at += size) table.add(acts.slice(at, at + size));
  return table;
}

describe.each([
  ['in one part', 1000, -1],
  ['in many parts', 7, -1],
  ['in parts of which one is wide', 50, 120],
])('acts that come %s', (_, size, wide) => {
  const acts = make(300, wide);
  const table = fill(acts, size);

  test('are given back as they were', () => {
    expect([...table]).toEqual(acts);
    expect(acts.map((_, index) => table.at(index))).toEqual(acts);
    expect([table.length, table.at(-1), table.at(-300)]).toEqual([300, acts.at(-1), acts[0]]);
    expect([table.at(300), table.at(-301), fill([], 1).at(0)]).toEqual([undefined, undefined, undefined]);
  });

  test('are found by names, in the order of the text and then of the names', () => {
    expect([...table.of('deed')]).toEqual(acts.filter(({ act }) => act === 'deed'));
    const wanted = ['remedy', 'deed', 'none'];
    const lists = wanted.flatMap((name) => acts.filter(({ act }) => act === name));
    expect([...table.of(...wanted)]).toEqual(lists.sort((a, b) => a.start - b.start));
    const plain = table.of('turn').filter(({ kind }) => kind === 'plain');
    expect([...plain]).toEqual(acts.filter(({ act, kind }) => act === 'turn' && kind === 'plain'));
    expect([plain.at(0), plain.at(-1), plain.at(plain.length)]).toEqual([[...plain][0], [...plain].at(-1), undefined]);
    expect([table.of('none').length, plain.some(({ kind }) => kind === '')]).toEqual([0, false]);
  });

  test('are found by their sentences', () => {
    const holds = table.holds('regret', 'turn');
    for (let sentence = -1; sentence < acts.at(-1)!.sentence + 2; sentence += sentence < 200 ? 1 : 97) {
      const here = acts.filter((act) => act.sentence === sentence);
      expect(table.within(sentence)).toEqual(here);
      expect(holds(sentence)).toBe(here.some(({ act }) => act === 'regret' || act === 'turn'));
    }
  });
});
