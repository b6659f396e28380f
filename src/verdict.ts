/** The verdict: whether a draft is an apology at all. Knows no language. */
import type { Acts, Picked } from './acts.ts';
import { isToSomebody, letter, note, reach } from './letter.ts';
import type { Series } from './series.ts';
import type { Act, Sentence } from './types.ts';

/** Acts that say sorry. */
const words = ['regret', 'forgiveness', 'reaction'];
/** Acts that admit a failure of the writer's own side. */
const admissions = ['fault', 'deed'];
/** Acts by which a failure is made good, and those by which it is promised to be in whatever words. */
const repairs = ['remedy', 'refund', 'compensation', 'prevention'];
const amends = [...repairs, 'vague-remedy', 'vague-prevention'];
/** Signs beside words of sorry: beside a weak one, one may be chance, and two kinds of them make an apology. */
const signs = [...amends, 'empathy', 'denial', 'excuse', 'cause', 'vague-cause', 'blame', 'acknowledgment'];
/** Sentences of the longest article. */
const article = 100;
/** Words of the longest greeting that is taken for a sentence: "Dear Customer!" */
const salutation = 3;
/** Sentences around a weak word of sorry, in what is longer than a letter, in which its deed is told: a blog tells of much. */
const beside = 2;

/**
 * Surer than this, as log-odds, what says sorry, or owns a failure and mends it, is an apology; so sure it must be of a
 * mishap that nobody owns, but that is mended, and of a note that only owns one.
 */
const surelyIs = 1;
const surelyMends = 2;
/** Less sure than this it is none, unless it says sorry in so many words; and than this, not even then. */
const hardly = -1;
const surelyNot = -3;
/** So sure it must be of a single line, and of one that says what it is sorry for and goes on with a "but". */
const surelyLine = 3.5;
const surelyTurned = 4.5;

/** What shows in a note what the word of sorry is for: "We are sorry, but you should have read the terms". */
const defences = ['blame', 'excuse', 'minimizing', 'denial'];

/** The names that matter beside each other, of which each has a bit. */
const names = [...new Set(['regret', 'condition', 'turn', ...admissions, ...signs, ...defences])];
const bitsOf = (wanted: readonly string[]): number => wanted.reduce((sum, name) => sum | (1 << names.indexOf(name)), 0);
const bits = new Map(names.map((name) => [name, bitsOf([name])]));
const any = {
  admissions: bitsOf(admissions),
  amends: bitsOf(amends),
  signs: bitsOf(signs),
  defences: bitsOf(defences),
  reasons: bitsOf(['cause', 'vague-cause', 'blame', ...amends]),
};

/** The names of acts by the sentences they stand in. */
class Names {
  private readonly bySentence: Int32Array;

  /**
   * A failure is made good in other words than those that admit it: "we sent you a letter" may be heard as both, and
   * then only admits. What is blamed on nobody is no other sign than the vague cause in the same words: "an error
   * occurred".
   */
  constructor(heard: Picked) {
    this.bySentence = new Int32Array((heard.at(-1)?.sentence ?? -1) + 1);
    const admitted = within(heard.filter(({ act }) => admissions.includes(act)));
    const vague = within(heard.filter(({ act }) => act === 'vague-cause'));
    for (const { act, kind, first, sentence } of heard) {
      const bit = bits.get(act) ?? 0;
      // A bare "if" is as often an instruction.
      if (kind !== 'if' && !(bit & any.amends && admitted(first)) && !(act === 'blame' && vague(first)))
        this.bySentence[sentence]! |= bit;
    }
  }

  /** Whether a sentence of regret has a condition ("Sorry if I offended anyone"), or in a note turns to a defence. */
  showsItself(isNote: boolean): boolean {
    return this.bySentence.some((here) => {
      const defends = isNote && here & bitsOf(['turn']) && here & any.defences;
      return here & bitsOf(['regret']) && (here & bitsOf(['condition']) || defends);
    });
  }

  /** How many of the names wanted stand near a sentence. */
  around(sentence: number, wanted: number, within = reach): number {
    let found = 0;
    const last = Math.min(sentence + within, this.bySentence.length - 1);
    for (let at = Math.max(0, sentence - within); at <= last; at++) found |= this.bySentence[at]!;
    let count = 0;
    for (found &= wanted; found > 0; found &= found - 1) count++;
    return count;
  }

  /** Whether an admission stands beside what makes it good and one thing more that an apology says. */
  admitsAndMends({ act, sentence }: Act): boolean {
    return (
      admissions.includes(act) &&
      this.around(sentence, any.amends) > 0 &&
      this.around(sentence, any.admissions) + this.around(sentence, any.signs) > 2
    );
  }
}

/** Tells whether a token stands in one of the acts; asked from the first token to the last. */
function within(acts: Picked): (token: number) => boolean {
  let next = 0;
  let end = 0;
  return (token) => {
    for (let act = acts.at(next); act && act.first <= token; act = acts.at(++next)) end = Math.max(end, act.last);
    return token < end;
  };
}

/**
 * Whether the draft is an apology: it says sorry for its own side's deed,
 * or admits its own failure and tells what is done about it; in a letter what was learnt comes first, where it is sure.
 *
 * @param sure How sure it is by what was learnt, as log-odds; undefined or 0 where nothing was.
 * @param addressed Whether it begins with the name of somebody.
 */
export function isApology(sentences: Series<Sentence>, acts: Acts, sure?: number, addressed = false): boolean {
  // A plain act tells what happened in words that any letter uses: it is evidence in an apology, hardly ever of one.
  const tells = ({ kind, unsure }: Act): boolean => kind !== 'plain' && !unsure;
  const heard = (...wanted: readonly string[]): Picked => acts.of(...wanted).filter(tells);
  /** Sentences of the turns, by their first tokens. */
  const turns = new Map<number, number>();
  for (const { first, sentence } of heard('turn')) turns.set(first, sentence);
  // "We are sorry, but we cannot…" declines; it apologises only where more speaks for it.
  const declines = ({ sentence, last }: Act): boolean =>
    turns.get(last) === sentence || turns.get(last + 1) === sentence;
  const isNote = sentences.length <= note;
  const short = sentences.length <= letter;
  const greeted = isToSomebody(sentences);
  // A line such as "Oops, there was a problem" begins like one to somebody.
  const toSomebody = greeted || (short && addressed && sentences.length > 1);

  let names: Names | undefined;
  const told = (): Names => (names ??= new Names(acts.filter(tells)));
  // What a screen says is nobody's letter: beside an error and what to press next, the word of sorry is a form.
  const screens = heard('screen').length;
  if (short && screens > (toSomebody ? 1 : 0) && heard(...admissions, ...repairs).length === 0) return false;
  // In a book or in minutes somebody says sorry to somebody else.
  const owned = ({ sentence }: Act): boolean =>
    sentences.length <= article || told().around(sentence, any.admissions | any.amends) > 0;
  const plain = acts.of('regret').filter((act) => act.kind === '' && !declines(act) && owned(act));
  const strong = plain.length + heard('forgiveness', 'reaction').filter(owned).length;
  const mends = (): boolean => heard(...admissions).some((act) => told().admitsAndMends(act));
  /** What is told by how sure it is; nothing where that leaves it open. */
  const learnt = (sure: number): boolean | undefined => {
    const isLine = sentences.length === 1;
    const has = (...wanted: readonly string[]): boolean => acts.of(...wanted).length > 0;
    const greets = (): boolean => toSomebody && has(...words, ...admissions, ...(greeted ? signs : []));
    const saysSo = (): boolean => {
      const sorry = acts.of(...words).filter(({ kind }) => kind !== 'plain');
      if (!isLine) return sorry.length > 0;
      const said = sorry.filter((act) => act.kind !== 'weak' || !declines(act));
      return said.length > 0 && sure > (said.some(declines) ? surelyTurned : surelyLine);
    };
    const admits = (): boolean => sure > (isNote ? surelyMends : surelyIs) && heard(...admissions).length > 0;
    // Any text tells of mishaps: it must own them, or be surer still, where nobody is greeted.
    const makesGood = (): boolean => (has(...words, ...admissions) || sure > surelyMends) && has(...amends);
    if (sure > surelyIs && (greets() || saysSo() || (!isLine && (admits() || makesGood())))) return true;
    if (told().showsItself(isNote)) return undefined;
    if (strong === 0) return sure < hardly ? false : undefined;
    // Whoever apologises in so many words is believed if that is all, or if more speaks for it.
    const isAll =
      [...sentences].filter(({ body, words, question }) => body && (question || words > salutation)).length < 2;
    if (sure > surelyNot || isAll) return undefined;
    const all = new Names(acts.filter(() => true));
    const supported = ({ sentence }: Act): boolean =>
      told().around(sentence, any.signs) > 0 || all.around(sentence, any.admissions) > 0;
    return acts.of(...words).some(supported) ? undefined : false;
  };
  const known = sure !== undefined && short ? learnt(sure) : undefined;
  if (known !== undefined) return known;

  const guides = heard('guide').length + (toSomebody ? 0 : screens);
  if (guides > strong || (guides > 0 && guides === strong && !mends())) return false;
  const owns = (): boolean => strong > 0 && heard(...admissions, ...amends).length > 0;
  if (heard('acceptance').length > 0 && !owns()) return false;
  if (strong > 0 || told().showsItself(isNote) || (isNote && bends(heard('regret'), acts.filter(tells)))) return true;

  const sorry = ({ sentence }: Act): boolean =>
    told().around(sentence, any.admissions, short ? reach : beside) > 0 ||
    (short && told().around(sentence, any.signs) > 1);
  if (heard('regret').some(sorry) || (short && mends())) return true;
  // "We are sorry. Our server deleted your files", "Sorry about your suit. You get a new one": what a letter tells
  // beside the word is what it is for, or makes it good.
  const tellsWhy = ({ sentence }: Act): boolean => told().around(sentence, any.reasons) > 0;
  return toSomebody && short && sure !== undefined && heard('regret').some(tellsWhy);
}

/** Whether a word of sorry runs on into an "if": "I am sorry if". */
function bends(regrets: Picked, heard: Picked): boolean {
  const ifs = new Set<number>();
  for (const { kind, first } of heard) if (kind === 'if') ifs.add(first);
  return regrets.some(({ last }) => ifs.has(last));
}
