import { type Language, shipped } from './data.ts';
import { Heard } from './heard.ts';
import { languageOf, read } from './inputs/index.ts';
import { makePlaceholders } from './inputs/placeholders.ts';
import { detect } from './language/detect.ts';
import type { LintOptions } from './lint-options.ts';
import { isAddressed } from './parse/habit-lines.ts';
import { habitsOf } from './parse/habits.ts';
import { sentences as split, tokenise } from './parse/index.ts';
import { courseOf, type Piece, piecesOf } from './parse/pieces.ts';
import type { Scan } from './parse/scan.ts';
import { type Times, timed } from './times.ts';
import type { Act, Draft, Reading, Sentence } from './types.ts';
import { isApology } from './verdict.ts';

/** A draft read by its language: what rules, reports and the anatomy look at. */
export interface DraftReading extends Reading {
  readonly draft: Draft;
}

/** Confidence of the detector above which a file name in another language is not believed. */
const surely = 0.8;

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
  const { knowledge = shipped(), times } = options;
  const pieces = piecesOf(draft);
  const scan = ({ text, placeholders, skipped }: Piece): Scan =>
    timed(times, 'tokenise', () => tokenise(text, placeholders, skipped, knowledge.fold));
  const tokens = scan(pieces[0]);
  const { code } = timed(times, 'detect', () => chooseLanguage(draft, tokens, options));
  if (code === undefined) return undefined;
  const language = timed(times, 'language', () => knowledge.language(code));
  const heard = hear(pieces, language, tokens, scan, times);
  // What is longer than a piece is no letter, and stands as it was heard.
  const { told, sure } = pieces.length === 1 ? weigh(heard, language, tokens, draft.text, times) : { told: heard };
  const addressed = pieces.length === 1 && addresses(told, tokens, language);
  const apology = options.as === 'apology' || isApology(told.sentences, told.acts, sure, addressed);
  return Object.assign(told, {
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

/**
 * Takes off what leaves an act hanging when quoted: marks at its start, words at its end ("our courier lost", not "our
 * courier lost your").
 */
function trim(act: Act, text: string, trailing: readonly string[] = []): void {
  let { start } = act;
  while (start < act.end - 1 && isHanging(text.charCodeAt(start))) start++;
  if (start > act.start) (act as { start: number }).start = start;
  for (let { end } = act; trailing.length > 0; (act as { end: number }).end = end) {
    let at = end;
    while (at > start && end - at < longestTrailing && !isBlank(text.charCodeAt(at - 1))) at--;
    if (at === start || !isBlank(text.charCodeAt(at - 1)) || !trailing.includes(text.slice(at, end).toLowerCase()))
      return;
    while (isBlank(text.charCodeAt(at - 1))) at--;
    end = at;
  }
}

/** Whether no words begin with a code unit: a blank, or a mark such as `,`. */
function isHanging(unit: number): boolean {
  if (unit > 96 && unit < 123) return false;
  return isBlank(unit) || ',;:،؛–—-'.includes(String.fromCharCode(unit));
}

/** Longest word that is taken off an act's end, in UTF-16 code units. */
const longestTrailing = 40;

function isBlank(unit: number): boolean {
  return unit < 33 ? unit === 32 || (unit > 8 && unit < 14) : unit > 127 && String.fromCharCode(unit).trim() === '';
}

/** Hears the pieces of a draft, of which the first is tokenised. */
function hear(
  pieces: readonly Piece[],
  { profile, hear }: Language,
  first: Scan,
  scan: (piece: Piece) => Scan,
  times?: Times,
): Heard {
  const heard = new Heard(times);
  const course = pieces.length > 1 ? courseOf(pieces, first.fold) : undefined;
  /** Tokens so far. */
  let count = 0;
  for (const [index, piece] of pieces.entries()) {
    const tokens = index === 0 ? first : scan(piece);
    if (course) course.last = index === pieces.length - 1;
    const sentences = timed(times, 'sentences', () => split(tokens, profile, course));
    const acts = timed(times, 'hear', () =>
      hear(tokens, sentences, piece.placeholders, course ? undefined : heard.vetoed),
    );
    for (const one of acts) trim(one, piece.text, profile.trailing);
    if (index > 0) {
      for (const one of acts) (one as { sentence: number }).sentence += heard.sentences.length;
      for (const one of [...sentences, ...acts]) move(one, piece.start, count);
    }
    heard.sentences.add(sentences);
    heard.acts.add(acts);
    count += tokens.count;
  }
  return heard;
}

/** Whether the first sentence begins with a name that is part of no act. */
function addresses({ sentences, acts }: Heard, tokens: Scan, { profile }: Language): boolean {
  const first = sentences.at(0);
  if (!first || acts.at(0)?.first === first.first) return false;
  return isAddressed(tokens, first, habitsOf(profile, tokens.fold));
}

/** What was heard in a draft, weighed, and how sure it is that the draft is an apology. */
function weigh(
  heard: Heard,
  language: Language,
  tokens: Scan,
  text: string,
  times?: Times,
): { readonly told: Heard; readonly sure?: number | undefined } {
  const { sentences, acts } = heard;
  if (acts.length === 0) return { told: heard };
  const told = new Heard(times);
  const whole = [...sentences];
  const weighed = timed(times, 'weigh', () => language.weigh(tokens, whole, [...acts], heard.vetoed));
  for (const one of weighed.acts) trim(one, text, language.profile.trailing);
  told.sentences.add(whole);
  told.acts.add(weighed.acts);
  return { told, sure: weighed.apology };
}

/** Turns the places in a piece into those in its draft. */
function move(one: { -readonly [Key in keyof (Act | Sentence)]: number }, offset: number, tokens: number): void {
  one.start += offset;
  one.end += offset;
  one.first += tokens;
  one.last += tokens;
}

/** A draft's language, and what told it. */
export interface Choice {
  readonly code: string | undefined;
  readonly reason: string;
}

/** Flag, then the file itself, then its name, then its HTML, then what the words say. */
export function chooseLanguage(draft: Draft, tokens: Scan, options: LintOptions): Choice {
  const { languages, detector } = options.knowledge ?? shipped();
  const known = (tag: string): string | undefined =>
    languages.find((code) => code === tag.toLowerCase().split(/[-_]/)[0]);
  if (options.language !== undefined) return { code: known(options.language), reason: 'the flag or configuration' };
  if (draft.language !== undefined) return { code: known(draft.language), reason: 'the file itself' };
  const { language, confidence, reason } = detect(tokens, detector);
  // A folder `ru/` often holds what nobody has translated yet, and a page the `lang` of the one it was made from.
  if (language !== null && confidence >= surely) return { code: language, reason };
  const named = options.filePath === undefined ? undefined : languageOf(options.filePath);
  if (named !== undefined) return { code: known(named), reason: 'the file name' };
  if (draft.markup !== undefined) return { code: known(draft.markup), reason: 'the HTML' };
  return { code: language ?? undefined, reason };
}
