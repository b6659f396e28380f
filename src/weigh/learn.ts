import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Hear } from '../hear.ts';
import type { Fold } from '../language/fold.ts';
import { foldWord } from '../language/spelling.ts';
import { inMemory } from '../packed.ts';
import type { LanguageFolder } from '../phrases/source.ts';
import type { Act } from '../types.ts';
import { choose, inRows, keyOf } from './choose.ts';
import { width } from './labels.ts';
import { lessonsOf, lessonsOfExample, readSample } from './lessons.ts';
import { round } from './nibbles.ts';
import { readSamples, type Sample } from './samples.ts';
import { type Learnt, makeScales, packWeights } from './scales.ts';
import { signCount } from './signs.ts';
import { calibrate, type Lesson, type Model, say, train } from './train.ts';
import { learnVerdict, type Shown } from './train-verdict.ts';
import { weigh } from './weigh.ts';

/**
 * Of so many parts of the samples each is tried on what was learnt from the others, to know what that is worth. Which
 * one a message is of hangs on its words alone, so that one message more moves no other.
 */
const parts = 3;
function partOf(lessons: readonly Lesson[]): number {
  return lessons.reduce((sum, lesson) => sum + (keyOf(lesson) % parts), 0) % parts;
}

/** The files of messages that are no apologies; those of one of them accept somebody's. */
const acceptances = 'acceptance.txt';
const others = [acceptances, 'none.txt'];

/** Whether a language's folder holds samples. */
export function hasSamples(folder: string): boolean {
  return existsSync(join(folder, 'samples'));
}

/**
 * Learns from the `samples` of folders of a language, and from the examples beside its phrases. Mistakes go to
 * `problems`.
 */
export function learnFrom(
  folders: readonly string[],
  { profile, examples }: LanguageFolder,
  fold: Fold,
  hear: Hear,
  problems: string[],
): Learnt {
  const messages = folders
    .map((folder) => join(folder, 'samples'))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((file) => file.endsWith('.txt'))
        .sort()
        .map((file) => join(folder, file)),
    )
    .flatMap((file) =>
      readSamples(readFileSync(file, 'utf8'), file, problems).map((sample) => ({ sample, file: basename(file) })),
    );
  const lessons = messages.map(({ sample, file }) => lessonsOf(sample, profile, fold, file === acceptances));
  const textbook = examples.flatMap((example) => lessonsOfExample(example, profile, fold));
  const proclitics = profile.proclitics?.map((word) => foldWord(word, fold));
  return learn(lessons, textbook, (learnt, part) => {
    const scales = makeScales(inMemory(packWeights(learnt)), proclitics);
    const shown = (sample: Sample, apology: boolean): Shown => {
      const { tokens, sentences, placeholders } = readSample(sample, profile, fold);
      const vetoed: Act[] = [];
      const acts = hear(tokens, sentences, placeholders, vetoed);
      return { signs: weigh(tokens, sentences, acts, scales, [], vetoed).signs, apology };
    };
    const own = messages.filter((_, index) => partOf(lessons[index]!) === part);
    const ordinary = own.filter(({ file }) => others.includes(file)).map(({ sample }) => sample);
    return [
      ...own.map(({ sample, file }) => shown(sample, !others.includes(file))),
      // Most samples that are no apologies are short: some together stand for the long ones.
      ...ordinary.map((one, index) => shown(ordinary.slice(index, index + 2 + (one.length % 3)).flat(), false)),
    ];
  });
}

/**
 * Learns from messages, sentence by sentence, and from further sentences.
 *
 * @param show Tells the signs of the messages of a part, with what was learnt from the others.
 */
export function learn(
  messages: readonly (readonly Lesson[])[],
  textbook: readonly Lesson[] = [],
  show: (learnt: Learnt, part: number) => readonly Shown[] = () => [],
): Learnt {
  const marks = choose([...messages.flat(), ...textbook]);
  const told = messages.map((lessons) => ({ part: partOf(lessons), rows: inRows(lessons, marks) }));
  const examples = inRows(textbook, marks);
  const schools = Array.from({ length: parts }, (_, part) =>
    train([...told.flatMap((one) => (one.part === part ? [] : one.rows)), ...examples]),
  );
  const said = schools.flatMap((model, part) =>
    say(
      model,
      told.flatMap((one) => (one.part === part ? one.rows : [])),
    ),
  );
  const likely = calibrate(said);
  const calibrated = ({ weights, start }: Model): Learnt =>
    rounded(marks, {
      weights: weights.map((weight, at) => weight * (likely[at % width]?.slope ?? 0)),
      start: start.map((sum, label) => sum * (likely[label]?.slope ?? 0) + (likely[label]?.offset ?? 0)),
    });
  const shown = schools.flatMap((model, part) => show(calibrated(model), part));
  return { ...calibrated(train([...told.flatMap(({ rows }) => rows), ...examples])), verdict: learnVerdict(shown) };
}

/** Rounded weights; of apologies they tell nothing. */
function rounded(marks: Uint8Array, { weights, start }: Model): Learnt {
  return { marks, ...round(weights), start: Float32Array.from(start), verdict: new Float32Array(signCount + 1) };
}
