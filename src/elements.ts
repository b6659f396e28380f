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

/** Derives the twelve elements from the acts. Knows no language. */
export function findElements(sentences: readonly Sentence[], acts: readonly Act[]): Elements {
  const byName = new Map<string, Act[]>();
  for (const act of acts) {
    const list = byName.get(act.act);
    if (list) list.push(act);
    else byName.set(act.act, [act]);
  }
  const elements = {} as Record<ElementId, Element>;
  for (const id of elementIds) {
    const { acts: names, vague } = basis[id];
    elements[id] = {
      evidence: names
        .flatMap((name) => byName.get(name) ?? [])
        // "We let you down" owns the fault and explains nothing.
        .filter((act) => !(id === 'explanation' && act.kind === 'bare'))
        .sort((a, b) => a.start - b.start),
      vague: vague ? (byName.get(vague) ?? []) : [],
    };
  }
  elements.timeline = { evidence: timeline(sentences, acts), vague: elements.timeline.vague };
  return elements;
}

/** Deadlines that hold the writer to a repair or a next step, and repairs that are already done. */
function timeline(sentences: readonly Sentence[], acts: readonly Act[]): Act[] {
  const names = sentences.map(() => new Set<string>());
  for (const { act, sentence } of acts) names[sentence]?.add(act);
  const has = (index: number, wanted: ReadonlySet<string>): boolean => {
    for (const name of names[index] ?? []) if (wanted.has(name)) return true;
    return false;
  };
  const binds = ({ sentence }: Act): boolean => {
    const own = names[sentence];
    if (own?.has('prevention') && !has(sentence, repairs)) return false;
    if (has(sentence, steps)) return !(own?.has('past') && !has(sentence, repairs) && !own.has('promise'));
    // "A courier is on the way. By noon at the latest." – a sentence of few words leans on the one before.
    return !own?.has('past') && (sentences[sentence]?.words ?? 99) <= 8 && has(sentence - 1, steps);
  };
  const deadlines = acts.filter((act) => act.act === 'deadline' && binds(act));
  if (deadlines.length > 0) return deadlines;
  const done = acts.filter((act) => repairs.has(act.act) && act.kind === 'done');
  const open = acts.some((act) => repairs.has(act.act) && act.kind !== 'done' && act.act !== 'compensation');
  return open ? [] : done;
}

/** Acts that admit a failure of the writer's own side. */
const admissions = ['fault', 'deed'];
/** Acts by which a failure is made good, or is promised to be. */
const amends = ['remedy', 'refund', 'compensation', 'vague-remedy', 'prevention', 'vague-prevention'];
/** Signs beside a weak word of sorry: one may be chance, two kinds of them make an apology. */
const signs = [...amends, 'empathy', 'denial', 'excuse', 'cause', 'vague-cause', 'blame', 'acknowledgment'];

/**
 * Whether the draft is an apology: it says sorry for its own side's deed,
 * or admits its own failure and tells what is done about it.
 */
export function isApology(heard: readonly Act[]): boolean {
  // A plain act tells what happened in words that any letter uses: evidence in an apology, never of one.
  const acts = heard.filter(({ kind }) => kind !== 'plain');
  const all = (name: string): readonly Act[] => acts.filter(({ act }) => act === name);
  const any = (names: readonly string[]): boolean => acts.some(({ act }) => names.includes(act));
  const turns = all('turn');
  // "We are sorry, but we cannot…" declines; it apologises only where more speaks for it.
  const declines = ({ sentence, last }: Act): boolean =>
    turns.some((turn) => turn.sentence === sentence && turn.first >= last && turn.first - last <= 1);
  const regrets = all('regret');
  const plain = regrets.filter((act) => act.kind === '' && !declines(act));
  const strong = plain.length + all('forgiveness').length + all('reaction').length;
  const admits = any(admissions);
  const guides = all('guide').length;
  if (guides > 0 && guides >= strong + (admits && any(amends) ? 1 : 0)) return false;
  if (all('acceptance').length > 0 && !(strong > 0 && (admits || any(amends)))) return false;
  if (strong > 0) return true;
  if (regrets.length > 0 && (admits || signs.filter((name) => any([name])).length > 1)) return true;
  return admits && any(amends);
}
