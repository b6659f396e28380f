import { findPlaceholders } from '../inputs/placeholders.ts';
import type { Fold } from '../language/fold.ts';
import type { Profile } from '../language/profile.ts';
import { foldWord } from '../language/spelling.ts';
import { sentences, tokenise } from '../parse/index.ts';
import type { Scan } from '../parse/scan.ts';
import { type Example, unmark } from '../phrases/source.ts';
import type { Placeholder, Sentence, Span } from '../types.ts';
import { type Features, openFeatures, placeOf, type Stretch } from './features.ts';
import { acceptance, labels, ofSentences, weighedAs } from './labels.ts';
import type { Sample } from './samples.ts';
import type { Lesson } from './train.ts';

const bits: ReadonlyMap<string, number> = new Map(labels.map((label, bit) => [label, 1 << bit]));
const ofSentence = bitsOf(ofSentences);
const ofMessage = bitsOf([acceptance]);
const opened = new WeakMap<Profile, Features>();

/** A sample message as a draft is read. */
interface ReadSample {
  readonly tokens: Scan;
  readonly sentences: readonly Sentence[];
  readonly placeholders: readonly Placeholder[];
  /** Where its lines stand, and the bits of what they do. */
  readonly spans: readonly (Span & { readonly has: number })[];
}

/** Reads a sample message. */
export function readSample(sample: Sample, profile: Profile, fold: Fold): ReadSample {
  let text = '';
  const spans = sample.map(({ text: line, acts }) => {
    // A line without a stop at its end is a greeting, a heading or a signature.
    if (text !== '') text += /[.!?؟…]["»”)]*$/.test(text) ? ' ' : '\n\n';
    const start = text.length;
    text += line;
    return { start, end: text.length, has: bitsOf(acts) };
  });
  const { placeholders, skipped } = findPlaceholders(text, true);
  const tokens = tokenise(text, placeholders, skipped, fold);
  return { tokens, sentences: sentences(tokens, profile), placeholders, spans };
}

/**
 * The lessons of a sample message: one for each sentence that is found in it, and one of all its words together.
 *
 * @param accepts Whether the message accepts an apology.
 */
export function lessonsOf(sample: Sample, profile: Profile, fold: Fold, accepts = false): Lesson[] {
  const { tokens, sentences: found, spans } = readSample(sample, profile, fold);
  const around = aroundEach(profile, tokens, found);
  const lessons = found.map((sentence, index) => ({
    features: featuresOf(profile, tokens, sentence, placeOf(sentence, index, found.length)),
    around: around[index] as Uint32Array,
    has: spans.reduce(
      (set, { start, end, has }) => (start < sentence.end && sentence.start < end ? set | has : set),
      0,
    ),
    tells: ofSentence,
  }));
  const message = featuresOf(profile, tokens, { first: 0, last: tokens.count });
  return [...lessons, { features: message, around: none, has: accepts ? ofMessage : 0, tells: ofMessage }];
}

const none = new Uint32Array(0);

/** The lessons of an example beside phrases, which tells of its own act alone and nothing of its place. */
export function lessonsOfExample({ text: marked, act, kind, expect }: Example, profile: Profile, fold: Fold): Lesson[] {
  const tells = bitsOf(act === 'blame' ? [`blame:${kind}`] : weighedAs(act, kind).map((one) => one.act));
  if (tells === 0 || expect === 'known') return [];
  const { text, spans } = unmark(marked);
  const tokens = tokenise(text, [], [], fold);
  const heard = sentences(tokens, profile).filter(
    ({ start, end }) => spans.length === 0 || spans.some((span) => span.start < end && start < span.end),
  );
  // An example stands for itself and for the words in any place.
  return heard.flatMap((sentence) =>
    [0, 1].map((count) => ({
      features: featuresOf(profile, tokens, sentence, placeOf(sentence, 0, count)),
      around: none,
      has: expect === 'heard' ? tells : 0,
      tells,
    })),
  );
}

/** The features of a stretch of tokens of a language, of which `placeOf` tells `place`. */
export function featuresOf(profile: Profile, tokens: Scan, stretch: Stretch, place?: readonly number[]): Uint32Array {
  const features = featuresIn(profile, tokens);
  return features.found(features.find(tokens, stretch, place)).slice();
}

/** The features around each of the sentences of a message, as `Scales.around` adds them up. */
function aroundEach(profile: Profile, tokens: Scan, sentences: readonly Sentence[]): Uint32Array[] {
  const features = featuresIn(profile, tokens);
  const tell = (stretch: Stretch, where: Parameters<Features['findFor']>[2]): Uint32Array =>
    features.found(features.findFor(tokens, stretch, where)).slice();
  const all = new Set(tell({ first: 0, last: tokens.count }, 'anywhere'));
  return sentences.map((_, index) => {
    const [before, behind] = [sentences[index - 1], sentences[index + 1]];
    return Uint32Array.of(
      ...all,
      ...(before ? tell(before, 'before') : none),
      ...(behind ? tell(behind, 'behind') : none),
    );
  });
}

function featuresIn(profile: Profile, { fold }: Scan): Features {
  const features = opened.get(profile) ?? openFeatures(profile.proclitics?.map((word) => foldWord(word, fold)));
  opened.set(profile, features);
  return features;
}

/** The bits of acts, and of those of which they are a kind. */
function bitsOf(acts: readonly string[]): number {
  return acts.reduce((set, act) => set | (bits.get(act) ?? 0) | (bits.get(act.split(':')[0] as string) ?? 0), 0);
}
