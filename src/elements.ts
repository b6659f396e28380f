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
  // "We have refunded you" may be heard as a repair of either kind.
  const told = new Set(done.map(({ first }) => first));
  const open = acts.some(
    ({ act, kind, first }) => repairs.has(act) && kind !== 'done' && act !== 'compensation' && !told.has(first),
  );
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
