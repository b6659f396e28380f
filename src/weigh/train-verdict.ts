import { signCount } from './signs.ts';

/** A message's signs, and whether it is an apology. */
export interface Shown {
  readonly signs: Float64Array;
  readonly apology: boolean;
}

const rounds = 20;
const pace = 0.3;
/** Fewer messages of a kind tell too little. */
const least = 100;

/**
 * Learns what signs weigh, by logistic regression: stochastic descent with a step for each weight of its own, over
 * signs of which each is measured by how far it strays from its mean. Gives noughts where there is too little to learn
 * from.
 */
export function learnVerdict(shown: readonly Shown[]): Float32Array {
  const learnt = new Float32Array(signCount + 1);
  const apologies = shown.filter(({ apology }) => apology).length;
  if (Math.min(apologies, shown.length - apologies) < least) return learnt;
  const { mean, spread } = spreadOf(shown);
  const weights = new Float64Array(signCount + 1);
  const moved = new Float64Array(signCount + 1).fill(1);
  const step = (at: number, gradient: number): void => {
    moved[at] = moved[at]! + gradient * gradient;
    weights[at] = weights[at]! - (pace * gradient) / Math.sqrt(moved[at]!);
  };
  for (let round = 0; round < rounds; round++) {
    for (const { signs, apology } of spaced(shown)) {
      let sum = weights[signCount]!;
      for (let sign = 0; sign < signCount; sign++)
        sum += ((signs[sign]! - mean[sign]!) / spread[sign]!) * weights[sign]!;
      const gradient = 1 / (1 + Math.exp(-sum)) - (apology ? 1 : 0);
      for (let sign = 0; sign < signCount; sign++)
        step(sign, (gradient * (signs[sign]! - mean[sign]!)) / spread[sign]!);
      step(signCount, gradient);
    }
  }
  learnt[signCount] = weights[signCount]!;
  for (let sign = 0; sign < signCount; sign++) {
    learnt[sign] = weights[sign]! / spread[sign]!;
    learnt[signCount] = learnt[signCount]! - learnt[sign]! * mean[sign]!;
  }
  return learnt;
}

/** The messages in an order in which neighbours are not of one kind, as they are in their files. */
function* spaced(shown: readonly Shown[]): Generator<Shown> {
  const stride = 101;
  for (let from = 0; from < stride; from++) for (let at = from; at < shown.length; at += stride) yield shown[at]!;
}

/** The mean of each sign, and how far it strays from it. */
function spreadOf(shown: readonly Shown[]): { readonly mean: Float64Array; readonly spread: Float64Array } {
  const meanOf = (value: (signs: Float64Array) => number): number =>
    shown.reduce((sum, { signs }) => sum + value(signs), 0) / shown.length;
  const mean = Float64Array.from({ length: signCount }, (_, sign) => meanOf((signs) => signs[sign]!));
  const spread = mean.map((middle, sign) =>
    Math.max(leastSpread, Math.sqrt(meanOf((signs) => (signs[sign]! - middle) ** 2))),
  );
  return { mean, spread };
}
/** A sign that hardly a message shows, or hardly one does not, tells little. */
const leastSpread = 0.1;
