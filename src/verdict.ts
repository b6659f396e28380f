/** The verdict: whether a draft is an apology at all. Knows no language. */
import type { Act, Sentence } from './types.ts';

/** Acts that admit a failure of the writer's own side. */
const admissions = new Set(['fault', 'deed']);
/** Acts by which a failure is made good, or is promised to be. */
const amends = new Set(['remedy', 'refund', 'compensation', 'vague-remedy', 'prevention', 'vague-prevention']);
/** Signs beside a weak word of sorry: one may be chance, two kinds of them make an apology. */
const signs = new Set([...amends, 'empathy', 'denial', 'excuse', 'cause', 'vague-cause', 'blame', 'acknowledgment']);
/**
 * Sentences before and after within which the parts of one apology stand.
 * Further apart, in a handbook of hundreds of sentences, they meet by chance.
 */
const reach = 12;
/** Sentences of the longest letter. What is longer may be release notes, which too tell what was broken and is mended. */
const letter = 16;

/** Sentences of a note: not much more than its word of sorry. */
const note = 3;
/** What shows in a note what the word of sorry is for: "We are sorry, but you should have read the terms". */
const defences = ['blame', 'excuse', 'minimizing', 'denial'];
/** Of these a letter has three kinds only where somebody defends what he did. */
const flaws = [...defences, 'belittling', 'euphemism', 'boilerplate'];

/** The names of acts by the sentences they stand in. */
class Names {
  private readonly bySentence = new Map<number, Set<string>>();

  /**
   * A failure is made good in other words than those that admit it: "we sent you a letter" may be heard as both, and
   * then only admits.
   */
  constructor(heard: readonly Act[]) {
    const admitted = new Set<number>();
    for (const { act, first, last } of heard)
      if (admissions.has(act)) for (let at = first; at < last; at++) admitted.add(at);
    for (const { act, kind, first, sentence } of heard) {
      // A bare "if" is as often an instruction.
      if (kind === 'if' || (amends.has(act) && admitted.has(first))) continue;
      const here = this.bySentence.get(sentence);
      if (here) here.add(act);
      else this.bySentence.set(sentence, new Set([act]));
    }
  }

  /** Whether a sentence of regret has a condition ("Sorry if I offended anyone"), or in a note turns to a defence. */
  showsItself(isNote: boolean): boolean {
    for (const here of this.bySentence.values()) {
      const defends = isNote && here.has('turn') && defences.some((name) => here.has(name));
      if (here.has('regret') && (here.has('condition') || defends)) return true;
    }
    return false;
  }

  /** How many of the names wanted stand near a sentence. */
  around(sentence: number, wanted: ReadonlySet<string>): number {
    const found = new Set<string>();
    for (let at = sentence - reach; at <= sentence + reach; at++)
      for (const name of this.bySentence.get(at) ?? []) if (wanted.has(name)) found.add(name);
    return found.size;
  }

  /** Whether an admission stands beside what makes it good and one thing more that an apology says. */
  admitsAndMends({ act, sentence }: Act): boolean {
    return (
      admissions.has(act) &&
      this.around(sentence, amends) > 0 &&
      this.around(sentence, admissions) + this.around(sentence, signs) > 2
    );
  }
}

/**
 * Whether the draft is an apology: it says sorry for its own side's deed,
 * or admits its own failure and tells what is done about it.
 */
export function isApology(sentences: readonly Sentence[], acts: readonly Act[]): boolean {
  // A plain act tells what happened in words that any letter uses: it is evidence in an apology, hardly ever of one.
  const heard = acts.filter(({ kind }) => kind !== 'plain');
  const counts = new Map<string, number>();
  /** Sentences of the turns, by their first tokens. */
  const turns = new Map<number, number>();
  const ifs = new Set<number>();
  for (const { act, kind, first, sentence } of heard) {
    counts.set(act, (counts.get(act) ?? 0) + 1);
    if (act === 'turn') turns.set(first, sentence);
    if (kind === 'if') ifs.add(first);
  }
  const count = (name: string): number => counts.get(name) ?? 0;
  // "We are sorry, but we cannot…" declines; it apologises only where more speaks for it.
  const declines = ({ sentence, last }: Act): boolean =>
    turns.get(last) === sentence || turns.get(last + 1) === sentence;
  let strong = count('forgiveness') + count('reaction');
  for (const act of heard) if (act.act === 'regret' && act.kind === '' && !declines(act)) strong++;

  const told = new Names(heard);
  const guides = count('guide');
  if (guides > 0 && guides >= strong + (heard.some((act) => told.admitsAndMends(act)) ? 1 : 0)) return false;
  const any = (wanted: ReadonlySet<string>): boolean => [...wanted].some((name) => counts.has(name));
  if (count('acceptance') > 0 && !(strong > 0 && (any(admissions) || any(amends)))) return false;
  const isNote = sentences.length <= note;
  const bends = ({ act, last }: Act): boolean => act === 'regret' && ifs.has(last);
  if (strong > 0 || told.showsItself(isNote) || (isNote && heard.some(bends))) return true;

  const short = sentences.length <= letter;
  const sorry = ({ act, sentence }: Act): boolean =>
    act === 'regret' && (told.around(sentence, admissions) > 0 || (short && told.around(sentence, signs) > 1));
  if (heard.some((act) => sorry(act) || (short && told.admitsAndMends(act)))) return true;

  // In a letter to somebody, plain acts speak as well where others stand beside them.
  if (!short || (sentences[0]?.body !== false && sentences.at(-1)?.body !== false)) return false;
  if (flaws.filter((name) => counts.has(name)).length > 2) return true;
  const all = new Names(acts);
  return acts.some((act) => {
    if (act.act === 'fault' && all.around(act.sentence, admissions) > 1) return true;
    const more = told.around(act.sentence, admissions) + told.around(act.sentence, signs);
    if (act.act === 'regret') return more > 0 && all.around(act.sentence, admissions) > 0;
    return more > 1 && all.admitsAndMends(act);
  });
}
