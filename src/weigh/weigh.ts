import { isToSomebody, note } from '../letter.ts';
import type { Scan } from '../parse/scan.ts';
import { type Act, type Sentence, Token } from '../types.ts';
import { nowhere, placeOf } from './features.ts';
import { acceptance, labels, logOdds, vaguely, weighed, weighedAs } from './labels.ts';
import type { Scales } from './scales.ts';
import { Signs } from './signs.ts';

/** What a draft does, and the signs of its being an apology. */
interface Weighing {
  /** In the order of the text. */
  readonly acts: readonly Act[];
  readonly signs: Float64Array;
}

/**
 * Weighs the sentences of a draft: adds acts that its phrases do not hear, and takes away what they hear where the
 * whole sentence speaks against it. The acts given are in the order of the text.
 *
 * @param undoubted Names of acts that are believed as they are heard.
 * @param vetoed Acts of which phrases say that these words are none: no flaw is added there.
 */
export function weigh(
  tokens: Scan,
  sentences: readonly Sentence[],
  acts: readonly Act[],
  scales: Scales,
  undoubted: readonly string[] = [],
  vetoed: readonly Act[] = [],
): Weighing {
  // Where nobody is greeted and nobody signs, what is told may be anybody's story.
  const toSomebody = isToSomebody(sentences);
  // A line or two that are no letter may be any program's words.
  const unsure = !toSomebody && sentences.length <= note;
  let accepting: boolean | undefined;
  /** Whether all of the message together may accept an apology. */
  const accepts = (): boolean =>
    (accepting ??=
      toSomebody && scales.weigh(tokens, { first: 0, last: tokens.count })[labels.indexOf(acceptance)]! > likely);
  const told: Act[] = [];
  const signs = new Signs();
  let next = 0;
  const allAround = scales.around(tokens, sentences);
  for (const [index, sentence] of sentences.entries()) {
    const around = allAround[index];
    sure.set(scales.weigh(tokens, sentence, placeOf(sentence, index, sentences.length), around));
    signs.add(sure);
    /** A bit for the label of each act that is heard, and of each that is heard said vaguely. */
    let heard = 0;
    let vague = 0;
    for (let act = acts[next]; act?.sentence === index; act = acts[++next]) {
      const own = weighedAs(act.act, act.kind);
      for (const { label } of own) heard |= 1 << label;
      const stoodFor = vaguely.get(act.act);
      if (stoodFor !== undefined) vague |= 1 << stoodFor;
      // What a long sentence does besides may outweigh an act in it.
      if (
        own.length === 0 ||
        act.kind === 'placeholder' ||
        undoubted.includes(act.act) ||
        own.some(({ label, tooLittle }) => sure[label]! >= tooLittle) ||
        isSureAlone(own, scales.weigh(tokens, withWordsBeside(act, sentence), nowhere, around))
      )
        told.push(act);
    }
    for (const { act, label, kinds, enough, least, flaw } of weighed) {
      if ((heard >>> label) & 1 || (flaw && !sentence.body)) continue;
      const whole = sure[label]!;
      if (whole <= least || ((vague >>> label) & 1 && whole <= certain)) continue;
      if (act === 'reservation' && !accepts()) continue;
      const part = surest(tokens, sentence, label, scales, around);
      // A flaw may be a clause of a sentence that is about something else.
      if (whole <= enough && (whole + part.sure) / 2 <= enough) continue;
      const { first, last } = part.sure > enough ? part : trimmed(sentence, tokens);
      if (flaw && vetoed.some((one) => one.act === act && one.first < last && first < one.last)) continue;
      const likeliest = kinds.reduce((best, kind) => (best < 0 || sure[kind]! > sure[best]! ? kind : best), -1);
      // A word of sorry that no phrase knows makes no apology by itself.
      const evident = toSomebody && act !== 'regret' && whole > certain;
      const kind = likeliest >= 0 ? (labels[likeliest] as string).slice(act.length + 1) : evident ? '' : 'plain';
      const [start, end] = [tokens.start[first]!, tokens.end[last - 1]!];
      told.push({ act, kind, sentence: index, first, last, start, end, unsure });
    }
  }
  // A reservation in a message that accepts is one to what is accepted, in whatever words that is done.
  const reservations = told.filter(({ act }) => act === 'reservation');
  if (reservations.length > 0 && accepts()) told.push(...reservations.map((one) => ({ ...one, act: acceptance })));
  told.sort((a, b) => a.start - b.start || b.end - a.end);
  return { acts: told, signs: signs.of(told, sentences.length, toSomebody) };
}

/** How sure the scales are of the sentence that is weighed. */
const sure = new Float64Array(labels.length);

/** Less sure than this, what no phrase hears is evidence in an apology, but never of one. */
const certain = logOdds(0.95);

/** Surer than this, a message may accept an apology: so few do that one in ten is many. */
const likely = logOdds(0.1);

/** Tokens before and after an act that are weighed with it alone. */
const beside = 2;

/** An act with the words beside it. */
function withWordsBeside(act: Act, { first, last }: Sentence): Pick<Act, 'first' | 'last'> {
  return { first: Math.max(first, act.first - beside), last: Math.min(last, act.last + beside) };
}

function isSureAlone(own: ReturnType<typeof weighedAs>, alone: Float64Array): boolean {
  return own.some(({ label, tooLittleAlone }) => alone[label]! >= tooLittleAlone);
}

/** Tokens of the shortest part of a sentence that is looked at by itself. */
const leastTokens = 3;

/** A sentence without the stop at its end. */
function trimmed({ first, last }: Sentence, { kind }: Scan): Pick<Act, 'first' | 'last'> {
  while (last > first + 1 && kind[last - 1] === Token.stop) last--;
  return { first, last };
}

/** The part of a sentence between marks that by itself is surest to do an act, and how sure that is. */
function surest(
  tokens: Scan,
  sentence: Sentence,
  label: number,
  scales: Scales,
  around: number | undefined,
): Pick<Act, 'first' | 'last'> & { readonly sure: number } {
  const { first, last } = trimmed(sentence, tokens);
  let found = { first, last, sure: -Infinity };
  for (let from = first, at = first; at <= last; at++) {
    if (at < last && tokens.kind[at] !== Token.mark) continue;
    if (at - from >= leastTokens) {
      const sure = scales.weigh(tokens, { first: from, last: at }, nowhere, around)[label]!;
      if (sure > found.sure) found = { first: from, last: at, sure };
    }
    from = at + 1;
  }
  return found;
}
