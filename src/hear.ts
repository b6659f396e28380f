import type { Fold } from './language/fold.ts';
import type { Known } from './phrases/known.ts';
import type { Pack } from './phrases/pack.ts';
import { Resolver } from './phrases/resolve.ts';
import { makeStates } from './phrases/states.ts';
import { makeWalk } from './phrases/walk.ts';
import { actOf, makeSettle } from './settle.ts';
import { type Act, type Placeholder, type Sentence, Token, type Tokens } from './types.ts';

/** Hears acts in sentences by one language's phrases. Keeps what it learnt of words between drafts. */
export type Hear = (tokens: Tokens, sentences: readonly Sentence[], placeholders: readonly Placeholder[]) => Act[];

/** States of the tree that are kept; beyond it the memory starts afresh, so that it stays flat. */
const mostStates = 50_000;

/** Makes the ear of a language from its packed phrases. */
export function makeHear(pack: Pack, fold: Fold): Hear {
  const states = makeStates(pack);
  const resolver = new Resolver(pack, fold);
  const walk = makeWalk(pack, states, resolver);
  const settle = makeSettle(pack.header.outputs);
  const known: Known[] = [];
  return (tokens, sentences, placeholders) => {
    const acts: Act[] = [];
    let next = 0;
    for (let index = 0; index < sentences.length; index++) {
      const { first, last } = sentences[index] as Sentence;
      if (states.count() > mostStates) {
        states.clear();
        resolver.clear();
      }
      for (let at = first; at < last; at++) {
        let placeholder: Placeholder | undefined;
        if (tokens.kind[at] === Token.placeholder) {
          const start = tokens.start[at] as number;
          while ((placeholders[next]?.start ?? Number.POSITIVE_INFINITY) < start) next++;
          placeholder = placeholders[next];
          const act = placeholderActs[placeholder?.meaning ?? ''];
          if (act) acts.push(actOf(act, 'placeholder', index, at, at + 1, tokens));
        }
        known[at - first] = resolver.know(tokens, at, placeholder);
      }
      settle(walk(tokens, first, last, known), index, tokens, acts);
    }
    return acts.sort((a, b) => a.start - b.start || b.end - a.end);
  };
}

/** A placeholder performs what its name says: `{{eta}}` is a deadline. */
const placeholderActs: Readonly<Record<string, string>> = {
  timeline: 'deadline',
  compensation: 'compensation',
  explanation: 'cause',
  remedy: 'remedy',
  'follow-up': 'follow-up',
};
