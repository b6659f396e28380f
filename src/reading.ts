import { type Language, shipped } from './data.ts';
import { byName, findElements } from './elements.ts';
import { languageOf, read } from './inputs/index.ts';
import { makePlaceholders } from './inputs/placeholders.ts';
import { detect } from './language/detect.ts';
import type { LintOptions } from './lint-options.ts';
import { sentences as split, tokenise } from './parse.ts';
import { courseOf, type Piece, piecesOf } from './pieces.ts';
import type { Scan } from './scan.ts';
import type { Course } from './sentences.ts';
import { type Times, timed } from './times.ts';
import type { Act, Draft, Elements, Reading, Sentence, Tokens } from './types.ts';
import { isApology } from './verdict.ts';

/** A draft read by its language: what rules, reports and the anatomy look at. */
export interface DraftReading extends Reading {
  readonly draft: Draft;
}

/** Confidence of the detector above which a file name in another language is not believed. */
const sure = 0.8;

/** The drafts of a file. */
export function readDrafts(source: string | Uint8Array, options: LintOptions): ReturnType<typeof read> {
  const { extractors, mail, placeholderWords, placeholders } = options.knowledge ?? shipped();
  return read(source, options.filePath, {
    mail,
    extractors,
    placeholders: options.placeholders ? makePlaceholders(placeholderWords, options.placeholders) : placeholders,
    parser: options.parser,
    fields: options.fields,
    template: options.template,
    include: options.include,
  });
}

/** Reads one draft: sentences, acts, elements, verdict. Undefined where its language is not known. */
export function readDraft(draft: Draft, options: LintOptions): DraftReading | undefined {
  const { fold } = options.knowledge ?? shipped();
  const { times } = options;
  const [piece, ...others] = piecesOf(draft);
  const tokens = timed(times, 'tokenise', () => tokenise(piece.text, piece.placeholders, piece.skipped, fold));
  const { code } = timed(times, 'detect', () => chooseLanguage(draft, tokens, options));
  if (code === undefined) return undefined;
  const language = timed(times, 'language', () => (options.knowledge ?? shipped()).language(code));
  const { sentences, acts } =
    others.length === 0
      ? hear(tokens, language, piece, times)
      : hearPieces(tokens, language, [piece, ...others], times);
  const apology = options.as === 'apology' || isApology(sentences, acts);
  for (const act of acts) trim(act, draft.text, language.profile.trailing);
  return Object.assign(new Heard(sentences, acts, times), {
    draft,
    text: draft.text,
    language: code,
    direction: language.profile.direction,
    apology,
    facts: { ...draft.facts, ...options.facts },
    placeholders: draft.placeholders,
    template: draft.template,
  });
}

/** Takes off the words at an act's end that leave it hanging when quoted: "our courier lost", not "our courier lost your". */
function trim(act: Act, text: string, trailing: readonly string[] = []): void {
  for (let { end } = act; trailing.length > 0; (act as { end: number }).end = end) {
    let at = end;
    while (at > act.start && end - at < longestTrailing && !isBlank(text, at - 1)) at--;
    if (at === act.start || !isBlank(text, at - 1) || !trailing.includes(text.slice(at, end).toLowerCase())) return;
    while (isBlank(text, at - 1)) at--;
    end = at;
  }
}

/** Longest word that is taken off an act's end, in UTF-16 code units. */
const longestTrailing = 40;

function isBlank(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === 32 || (unit > 8 && unit < 14) || (unit > 127 && /\s/.test(text.charAt(at)));
}

/**
 * What was heard; its elements are worked out when somebody asks for them. A getter of an object without class would
 * make V8 keep each object, and its text with it, until it collects all garbage.
 */
class Heard {
  readonly sentences: readonly Sentence[];
  readonly acts: readonly Act[];
  readonly of: Reading['of'];
  readonly times: Times | undefined;
  found: Elements | undefined;

  constructor(sentences: readonly Sentence[], acts: readonly Act[], times: Times | undefined) {
    this.sentences = sentences;
    this.acts = acts;
    this.of = byName(acts);
    this.times = times;
    this.found = undefined;
  }

  get elements(): Elements {
    this.found ??= timed(this.times, 'elements', () => findElements(this.sentences, this.acts, this.of));
    return this.found;
  }
}

interface Said {
  readonly sentences: Sentence[];
  readonly acts: Act[];
}

function hear(tokens: Scan, language: Language, { placeholders }: Piece, times?: Times, course?: Course): Said {
  const sentences = timed(times, 'sentences', () => split(tokens, language.profile, course));
  return { sentences, acts: timed(times, 'hear', () => language.hear(tokens, sentences, placeholders)) };
}

/** Sentences and acts of all pieces, of which the first is tokenised, as those of the whole. */
function hearPieces(first: Scan, language: Language, pieces: readonly Piece[], times?: Times): Said {
  const { fold } = first;
  const course = courseOf(pieces, fold);
  const whole: Said = { sentences: [], acts: [] };
  let count = 0;
  for (const [index, piece] of pieces.entries()) {
    const { text, placeholders, skipped } = piece;
    const tokens = index === 0 ? first : timed(times, 'tokenise', () => tokenise(text, placeholders, skipped, fold));
    course.last = index === pieces.length - 1;
    const { sentences, acts } = hear(tokens, language, piece, times, course);
    const before = whole.sentences.length;
    for (const one of sentences) whole.sentences.push(moved(one, piece.start, count));
    for (const one of acts) {
      (one as { sentence: number }).sentence += before;
      whole.acts.push(moved(one, piece.start, count));
    }
    count += tokens.count;
  }
  return whole;
}

/** What stood in a piece, with its place in the draft. */
function moved<T extends Sentence | Act>(one: T, offset: number, tokens: number): T {
  const place = one as { -readonly [Key in keyof T]: T[Key] };
  place.start += offset;
  place.end += offset;
  place.first += tokens;
  place.last += tokens;
  return one;
}

/** A draft's language, and what told it. */
export interface Choice {
  readonly code: string | undefined;
  readonly reason: string;
}

/** Flag, then the file itself, then its name, then what the words say. */
export function chooseLanguage(draft: Draft, tokens: Tokens, options: LintOptions): Choice {
  const { languages, detector } = options.knowledge ?? shipped();
  const known = (tag: string): string | undefined =>
    languages.find((code) => code === tag.toLowerCase().split(/[-_]/)[0]);
  if (options.language !== undefined) return { code: known(options.language), reason: 'the flag or configuration' };
  if (draft.language !== undefined) return { code: known(draft.language), reason: 'the file itself' };
  const { language, confidence, reason } = detect(tokens, detector);
  // A folder `ru/` often holds what nobody has translated yet.
  if (language !== null && confidence >= sure) return { code: language, reason };
  const named = options.filePath === undefined ? undefined : languageOf(options.filePath);
  if (named === undefined) return { code: language ?? undefined, reason };
  return { code: known(named), reason: 'the file name' };
}
