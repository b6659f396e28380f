import { elementPages } from '../../rules/elements.ts';
import { faultRules } from '../../rules/presets.ts';
import { type Act, type Element, elementIds, type Reading } from '../types.ts';
import { columns, type Paint, quote, wordsOf } from './anatomy-lines.ts';
import { components, highestScore, scoreOf } from './score.ts';
import { wrap } from './width.ts';

/** The twelve elements: present with their words, vague, or missing. */
export function tableLines({ elements }: Reading, text: string, paint: Paint): string[] {
  const widest = Math.max(...elementIds.map((id) => id.length));
  return elementIds.map((id) => {
    const { evidence, vague }: Element = elements[id];
    const all = evidence.length > 0 ? evidence : vague;
    const words: Act[] = [];
    for (const act of all) {
      if (act.sentence !== all.at(0)!.sentence) break;
      words.push(act);
    }
    const state = evidence.length > 0 ? 'present' : vague.length > 0 ? 'vague' : 'missing';
    const colour = { present: paint.good, vague: paint.vague, missing: paint.dim }[state];
    const said = words.length > 0 ? quote(wordsOf(words, text), columns - widest - 15) : '';
    return `  ${id.padEnd(widest)}  ${colour(state.padEnd(7))}  ${said}`.trimEnd();
  });
}

/** The score of the six components, and what to add first. */
export function scoreLines({ elements }: Reading, paint: Paint, noFault: boolean): string[] {
  const reached = scoreOf(elements);
  const bar = components
    .map(({ element, weight }) =>
      elements[element].evidence.length > 0 ? paint.good('█'.repeat(weight)) : paint.dim('░'.repeat(weight)),
    )
    .join('');
  const lines = [`  ${paint.strong(`${reached} of ${highestScore}`)}  ${bar}`];
  const weights = `weights: ${components.map(({ element, weight }) => `${element} ${weight}`).join(', ')}`;
  lines.push(...wrap(weights, columns - 2).map((line) => paint.dim(`  ${line}`)));
  const needsNot = (element: string): boolean => noFault && faultRules.includes(`missing-${element}`);
  const first = components.find(({ element }) => elements[element].evidence.length === 0 && !needsNot(element));
  if (first) {
    const { counts } = elementPages[first.element];
    lines.push('', `  ${paint.strong(`Add first: ${first.element}`)}`);
    lines.push(...wrap(counts, columns - 2).map((line) => `  ${line}`));
  }
  return lines;
}
