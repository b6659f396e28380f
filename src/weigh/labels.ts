/** How sure the scales must be of an act, from 0 to 1; in what is weighed as log-odds. */
interface Doubt {
  /** Surer than this, an act that no phrase hears is there. */
  readonly enough: number;
  /** Less sure than this, an act that a phrase hears is none. */
  readonly tooLittle: number;
}

/**
 * Flaws that are weighed; of others, such as hedges, a list of phrases hears all there is. A false alarm costs more
 * than a miss: `src/dev/floors.ts` tells how many reports are right.
 */
const flaws: Readonly<Record<string, Doubt>> = {
  blame: { enough: 0.75, tooLittle: 0.15 },
  denial: { enough: 0.65, tooLittle: 0.06 },
  excuse: { enough: 0.7, tooLittle: 0.12 },
  minimizing: { enough: 0.75, tooLittle: 0.1 },
  boilerplate: { enough: 0.6, tooLittle: 0.02 },
  belittling: { enough: 0.75, tooLittle: 0.05 },
  reservation: { enough: 0.8, tooLittle: 0.02 },
};
const blamed = ['reader', 'thirdParty', 'staff', 'circumstances', 'agentless'];

/** Evidence of elements is believed sooner than flaws: what is wrongly heard of it spares a report. */
const ofEvidence: Doubt = { enough: 0.35, tooLittle: 0.015 };
const evidence = [
  'fault',
  'acknowledgment',
  'empathy',
  'cause',
  'remedy',
  'deadline',
  'prevention',
  'follow-up',
  'compensation',
  'workaround',
];

/** Words of sorry are stock words, of which most are heard. */
const ofRegret: Doubt = { enough: 0.5, tooLittle: 0.02 };

/** What sentences are weighed for: acts, and kinds of acts as `act:kind`. */
export const ofSentences: readonly string[] = [
  ...Object.keys(flaws),
  ...blamed.map((kind) => `blame:${kind}`),
  'regret',
  ...evidence,
];
/** What a message is weighed for as a whole. */
export const acceptance = 'acceptance';

/** All labels, in the order of their weights. */
export const labels: readonly string[] = [...ofSentences, acceptance];

/** Weights in a row of the table, as `wasm/share.ts` has it: one for each label. */
export const width = 24;

/** How many times surer the scales must be of an act that is weighed with the words beside it alone. */
const heavier = 3;

/** So much surer, as log-odds, a clause may be of a flaw than the measure asks for. */
const most = 4;

/** Log-odds of a probability. */
export const logOdds = (likelihood: number): number => Math.log(likelihood / (1 - likelihood));

/** An act that is weighed, with the numbers of its label and of its kinds' labels. */
interface Weighed extends Doubt {
  readonly act: string;
  readonly tooLittleAlone: number;
  /** Less sure than this of a whole sentence, no clause of it is looked at. */
  readonly least: number;
  readonly label: number;
  readonly kinds: readonly number[];
  readonly flaw: boolean;
}
const kindsOf: Readonly<Record<string, readonly number[]>> = {
  blame: blamed.map((kind) => labels.indexOf(`blame:${kind}`)),
};
export const weighed: readonly Weighed[] = [...Object.keys(flaws), 'regret', ...evidence].map((act) => {
  const { enough, tooLittle } = flaws[act] ?? (act === 'regret' ? ofRegret : ofEvidence);
  return {
    act,
    label: labels.indexOf(act),
    kinds: kindsOf[act] ?? [],
    flaw: act in flaws,
    enough: logOdds(enough),
    least: logOdds(enough) - (act in flaws ? most : 0),
    tooLittle: logOdds(tooLittle),
    tooLittleAlone: logOdds(heavier * tooLittle),
  };
});

const named = (...acts: readonly string[]): readonly Weighed[] => weighed.filter(({ act }) => acts.includes(act));
const fault = named('fault');
const byAct: ReadonlyMap<string, readonly Weighed[]> = new Map([
  ...weighed.map((one) => [one.act, [one]] as const),
  // "We sent you the wrong book" owns the fault and tells what went wrong.
  ['deed', named('fault', 'cause')],
  ['refund', named('remedy', 'compensation')],
]);
const none: readonly Weighed[] = [];

/** The acts as which one that phrases hear is weighed; none where it is not. */
export function weighedAs(act: string, kind: string): readonly Weighed[] {
  return act === 'deed' && kind === 'bare' ? fault : (byAct.get(act) ?? none);
}

/** What acts say vaguely, as the number of its label: who hears the stand-in must be sure to hear more. */
export const vaguely: ReadonlyMap<string, number> = new Map(
  Object.entries({
    'vague-cause': 'cause',
    'vague-remedy': 'remedy',
    'vague-time': 'deadline',
    'vague-prevention': 'prevention',
  }).map(([act, label]) => [act, labels.indexOf(label)]),
);
