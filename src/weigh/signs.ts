import { note } from '../letter.ts';
import type { Act } from '../types.ts';
import { labels } from './labels.ts';

/** Acts of which it counts whether a message does them, firmly or softly. */
const acts = [
  ...['regret', 'forgiveness', 'reaction', 'condition', 'turn', 'indirect', 'intensifier'],
  ...['fault', 'deed', 'cause', 'vague-cause', 'acknowledgment', 'empathy', 'past'],
  ...['remedy', 'vague-remedy', 'refund', 'compensation', 'prevention', 'vague-prevention', 'follow-up', 'workaround'],
  ...['deadline', 'vague-time', 'promise', 'hedge', 'blame', 'denial', 'excuse', 'minimizing', 'belittling'],
  ...['euphemism', 'boilerplate', 'acceptance', 'reservation', 'guide', 'screen'],
];
const places: ReadonlyMap<string, number> = new Map(acts.map((act, place) => [act, place]));
/** Kinds of acts that are heard in words which any letter uses. */
const soft: readonly string[] = ['plain', 'weak', 'if'];

/** What is surer than this, as log-odds, is no surer sign. */
const bound = 8;

/** How likely a sentence has nothing of what it does not speak of. */
const silence = 1 / (1 + Math.exp(-bound));

/** How many signs there are. */
export const signCount = 2 * labels.length + 2 * acts.length + 3;

/** Gathers the signs that a message as a whole is an apology, each a number. */
export class Signs {
  /** For each label, how sure it is of the sentence that is surest. */
  private readonly surest = new Float64Array(labels.length).fill(-bound);
  /** For each label, how likely none of the sentences has it that speak of it at all. */
  private readonly none = new Float64Array(labels.length).fill(1);
  /** For each label, how many sentences do not. */
  private readonly silent = new Int32Array(labels.length);

  /** Takes in how sure it is that a sentence does each of the acts in `labels`, as log-odds. */
  add(sure: Float64Array): void {
    for (let label = 0; label < labels.length; label++) {
      const odds = Math.min(bound, sure[label]!);
      if (odds <= -bound) {
        this.silent[label]!++;
        continue;
      }
      this.surest[label] = Math.max(this.surest[label]!, odds);
      this.none[label] = this.none[label]! / (1 + Math.exp(odds));
    }
  }

  /** The signs of a message that does these acts in so many sentences. */
  of(told: readonly Act[], sentences: number, toSomebody: boolean): Float64Array {
    const signs = new Float64Array(signCount);
    signs.set(this.surest);
    for (let label = 0; label < labels.length; label++)
      signs[labels.length + label] = 1 - this.none[label]! * silence ** this.silent[label]!;
    let at = 2 * labels.length;
    for (const { act, kind } of told) {
      const place = places.get(act);
      if (place !== undefined) signs[at + place + (soft.includes(kind) ? acts.length : 0)] = 1;
    }
    at += 2 * acts.length;
    signs[at++] = Math.log(Math.max(1, sentences));
    signs[at++] = sentences <= note ? 1 : 0;
    signs[at] = toSomebody ? 1 : 0;
    return signs;
  }
}

/** How sure signs make it that a message is an apology, as log-odds; their weights end with where the sum begins. */
export function sumOf(signs: Float64Array, weights: Float32Array): number {
  let sum = weights[signCount]!;
  for (let sign = 0; sign < signCount; sign++) sum += signs[sign]! * weights[sign]!;
  return sum;
}
