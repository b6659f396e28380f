import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Fold } from '../language/fold.ts';
import type { LanguageFolder } from '../phrases/source.ts';
import { width } from './labels.ts';
import { lessonsOf, lessonsOfExample } from './lessons.ts';
import { readSamples } from './samples.ts';
import type { Learnt } from './scales.ts';
import { calibrate, type Lesson, type Model, say, train } from './train.ts';

/** Of so many parts of the samples each is tried on what was learnt from the others, to know what that is worth. */
const parts = 3;

/** The file of messages that accept an apology. */
const acceptances = 'acceptance.txt';

/** Whether a language's folder holds samples. */
export function hasSamples(folder: string): boolean {
  return existsSync(join(folder, 'samples'));
}

/** Learns from the `samples` of folders of a language, and from the examples beside its phrases. Mistakes go to `problems`. */
export function learnFrom(
  folders: readonly string[],
  { profile, examples }: LanguageFolder,
  fold: Fold,
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
    .flatMap((file) => {
      const accepting = basename(file) === acceptances;
      const samples = readSamples(readFileSync(file, 'utf8'), file, problems);
      return samples.map((sample) => lessonsOf(sample, profile, fold, accepting));
    });
  const textbook = examples.flatMap((example) => lessonsOfExample(example, profile, fold));
  return learn(messages, textbook);
}

/** Learns from messages, sentence by sentence, and from further sentences. */
export function learn(messages: readonly (readonly Lesson[])[], textbook: readonly Lesson[] = []): Learnt {
  const said = Array.from({ length: parts }, (_, part) => {
    const known = messages.filter((_, index) => index % parts !== part).flat();
    const unknown = messages.filter((_, index) => index % parts === part).flat();
    return say(train([...known, ...textbook]), unknown);
  });
  const likely = calibrate(said.flat());
  const { weights, start } = train([...messages.flat(), ...textbook]);
  return rounded({
    weights: weights.map((weight, at) => weight * (likely[at % width]?.slope ?? 0)),
    start: start.map((sum, label) => sum * (likely[label]?.slope ?? 0) + (likely[label]?.offset ?? 0)),
  });
}

/** Weights as bytes, each label by its largest. */
function rounded({ weights, start }: Model): Learnt {
  const worth = new Float32Array(width);
  for (let at = 0; at < weights.length; at++)
    worth[at % width] = Math.max(worth[at % width]!, Math.abs(weights[at]!) / 127);
  const bytes = Int8Array.from(weights, (weight, at) => Math.round(weight / (worth[at % width]! || 1)));
  return { weights: bytes, worth, start: Float32Array.from(start) };
}
