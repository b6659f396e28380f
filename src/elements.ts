import type { Acts, Picked } from './acts.ts';
import type { Series } from './series.ts';
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

const repairs = ['remedy', 'refund', 'compensation'];
/** What a deadline may hold the writer to. */
const steps = [...repairs, 'promise', 'vague-remedy', 'follow-up', 'workaround'];

/** Derives the twelve elements from the acts. Knows no language. */
export function findElements(sentences: Series<Sentence>, acts: Acts): Elements {
  const elements = {} as Record<ElementId, Element>;
  for (const id of elementIds) {
    const { acts: names, vague } = basis[id];
    let evidence = id === 'timeline' ? timeline(sentences, acts) : acts.of(...names);
    // "We let you down" owns the fault and explains nothing.
    if (id === 'explanation') evidence = evidence.filter((act) => act.kind !== 'bare');
    elements[id] = { evidence, vague: vague ? acts.of(vague) : [] };
  }
  return elements;
}

/** Deadlines that hold the writer to a repair or a next step, and repairs that are already done. */
function timeline(sentences: Series<Sentence>, acts: Acts): Picked {
  const deadlines = acts.of('deadline');
  const binding = deadlines.length > 0 ? deadlines.filter(binder(sentences, acts)) : deadlines;
  if (binding.length > 0) return binding;
  const done = acts.filter((act) => act.kind === 'done' && repairs.includes(act.act));
  // "We have refunded you" may be heard as a repair of either kind.
  const told = new Set([...done].map(({ first }) => first));
  for (const { kind, first } of done.length > 0 ? acts.of('remedy', 'refund') : [])
    if (kind !== 'done' && !told.has(first)) return acts.of();
  return done;
}

/** Tells whether a deadline holds the writer to a step. */
function binder(sentences: Series<Sentence>, acts: Acts): (deadline: Act) => boolean {
  const mends = acts.holds(...repairs);
  const leads = acts.holds(...steps);
  const promises = acts.holds('promise');
  const past = acts.holds('past');
  const prevents = acts.holds('prevention');
  return ({ sentence }) => {
    if (prevents(sentence) && !mends(sentence)) return false;
    if (leads(sentence)) return !(past(sentence) && !mends(sentence) && !promises(sentence));
    // "A courier is on the way. By noon at the latest." – a sentence of few words leans on the one before.
    return !past(sentence) && (sentences.at(sentence)?.words ?? 99) <= 8 && leads(sentence - 1);
  };
}
