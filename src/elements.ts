import { type Act, type Element, type ElementId, type Elements, elementIds, type Sentence } from './types.ts';

/** Acts that each element rests on, and the vague stand-ins that do not count. */
const basis: Readonly<Record<ElementId, { readonly acts: readonly string[]; readonly vague?: string }>> = {
  regret: { acts: ['regret', 'forgiveness'] },
  responsibility: { acts: ['fault', 'deed'] },
  acknowledgment: { acts: ['acknowledgment'] },
  empathy: { acts: ['empathy'] },
  explanation: { acts: ['cause', 'deed'], vague: 'vague-cause' },
  remedy: { acts: ['remedy', 'refund'], vague: 'vague-remedy' },
  timeline: { acts: [], vague: 'vague-time' },
  prevention: { acts: ['prevention'], vague: 'vague-prevention' },
  'follow-up': { acts: ['follow-up'] },
  compensation: { acts: ['compensation', 'refund'] },
  workaround: { acts: ['workaround'] },
  forgiveness: { acts: ['forgiveness'] },
};

const repairs = new Set(['remedy', 'refund', 'compensation']);
/** What a deadline may hold the writer to. */
const steps = new Set([...repairs, 'promise', 'vague-remedy', 'follow-up', 'workaround']);

/** The acts of each name, in the order of the text. */
export function byName(acts: readonly Act[]): (name: string) => readonly Act[] {
  const groups = new Map<string, Act[]>();
  for (const act of acts) {
    const group = groups.get(act.act);
    if (group) group.push(act);
    else groups.set(act.act, [act]);
  }
  return (name) => groups.get(name) ?? none;
}
const none: readonly Act[] = [];

/** Derives the twelve elements from the acts. Knows no language. */
export function findElements(sentences: readonly Sentence[], acts: readonly Act[], of = byName(acts)): Elements {
  const elements = {} as Record<ElementId, Element>;
  for (const id of elementIds) {
    const { acts: names, vague } = basis[id];
    const lists = names.map(of).filter((list) => list.length > 0);
    let evidence = lists.length > 1 ? lists.flat().sort((a, b) => a.start - b.start) : (lists[0] ?? none);
    // "We let you down" owns the fault and explains nothing.
    if (id === 'explanation') evidence = evidence.filter((act) => act.kind !== 'bare');
    if (id === 'timeline') evidence = timeline(sentences, acts, of);
    elements[id] = { evidence, vague: vague ? of(vague) : none };
  }
  return elements;
}

/** Deadlines that hold the writer to a repair or a next step, and repairs that are already done. */
function timeline(
  sentences: readonly Sentence[],
  acts: readonly Act[],
  of: (name: string) => readonly Act[],
): readonly Act[] {
  const deadlines = of('deadline');
  const binding = deadlines.length > 0 ? deadlines.filter(binder(sentences, acts)) : none;
  if (binding.length > 0) return binding;
  const done = acts.filter((act) => act.kind === 'done' && repairs.has(act.act));
  if (done.length === 0) return done;
  const open = acts.some((act) => repairs.has(act.act) && act.kind !== 'done' && act.act !== 'compensation');
  return open ? none : done;
}

/** Tells whether a deadline holds the writer to a step. */
function binder(sentences: readonly Sentence[], acts: readonly Act[]): (deadline: Act) => boolean {
  const names = new Map<number, Set<string>>();
  for (const { act, sentence } of acts) names.set(sentence, (names.get(sentence) ?? new Set()).add(act));
  const has = (index: number, wanted: ReadonlySet<string>): boolean => {
    for (const name of names.get(index) ?? []) if (wanted.has(name)) return true;
    return false;
  };
  return ({ sentence }) => {
    const own = names.get(sentence);
    if (own?.has('prevention') && !has(sentence, repairs)) return false;
    if (has(sentence, steps)) return !(own?.has('past') && !has(sentence, repairs) && !own.has('promise'));
    // "A courier is on the way. By noon at the latest." – a sentence of few words leans on the one before.
    return !own?.has('past') && (sentences[sentence]?.words ?? 99) <= 8 && has(sentence - 1, steps);
  };
}

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

/** Sentences of a note that is not much more than its word of sorry. */
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

  /** Whether a sentence of regret has a condition ("Sorry if I offended anyone"), or in a note a defence. */
  showsItself(isNote: boolean): boolean {
    for (const here of this.bySentence.values())
      if (here.has('regret') && (here.has('condition') || (isNote && defences.some((name) => here.has(name)))))
        return true;
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
  for (const { act, first, sentence } of heard) {
    counts.set(act, (counts.get(act) ?? 0) + 1);
    if (act === 'turn') turns.set(first, sentence);
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
  if (strong > 0 || told.showsItself(sentences.length <= note)) return true;

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
