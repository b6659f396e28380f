import type { Fold } from './language/fold.ts';
import type { Stored } from './packed.ts';
import { openEar, TokenKind } from './phrases/ear.ts';
import { isSpelt, makeResolver } from './phrases/resolve.ts';
import { isTransparent } from './phrases/shape.ts';
import { actOf, makeSettle } from './settle.ts';
import { type Act, type Placeholder, type Sentence, Token, type Tokens } from './types.ts';

/** Hears acts in sentences by one language's phrases. Keeps what it learnt of words between drafts. */
export type Hear = (
  tokens: Tokens,
  sentences: readonly Sentence[],
  placeholders: readonly Placeholder[],
  vetoed?: Act[],
) => Act[];

/** Makes the ear of a language from its packed phrases. */
export function makeHear(pack: Stored, fold: Fold): Hear {
  const ear = openEar(pack);
  const { give, tell } = makeResolver(ear, fold);
  const settle = makeSettle(ear.header.outputs);
  return (tokens, sentences, placeholders, vetoed = []) => {
    const { kind } = tokens;
    const acts: Act[] = [];
    let next = 0;
    for (let index = 0; index < sentences.length; index++) {
      const { first, last } = sentences[index] as Sentence;
      const size = last - first;
      ear.begin(size);
      const given = ear.given();
      let opening = 0;
      while (opening < size && !isSpelt(tokens, first + opening)) opening++;
      for (let at = first, place = 0; at < last; at++, place += 3) {
        let placeholder: Placeholder | undefined;
        if (kind[at] === Token.placeholder) {
          const start = tokens.start[at] as number;
          while ((placeholders[next]?.start ?? Number.POSITIVE_INFINITY) < start) next++;
          placeholder = placeholders[next];
          const act = placeholderActs[placeholder?.meaning ?? ''];
          if (act) acts.push(actOf(act, 'placeholder', index, at, at + 1, tokens));
        }
        give(tokens, at, placeholder, given, place);
        given[place + 2] = kindOf(tokens, at);
      }
      for (let unknown = ear.know(0); unknown < size; unknown = ear.learn(unknown))
        tell(tokens, first + unknown, ear.given()[3 * unknown]!);
      const count = ear.hear(opening);
      if (count > 0) settle(ear.hits(count), index, first, tokens, acts, vetoed);
    }
    return acts.sort((a, b) => a.start - b.start || b.end - a.end);
  };
}

function kindOf({ kind, start, text }: Tokens, at: number): number {
  if (kind[at] === Token.stop) return text[start[at]!] === '.' ? TokenKind.point : TokenKind.stop;
  if (kind[at] !== Token.mark) return TokenKind.plain;
  return isTransparent(text[start[at]!]!) ? TokenKind.bracket : TokenKind.mark;
}

/** A placeholder performs what its name says: `{{eta}}` is a deadline. */
const placeholderActs: Readonly<Record<string, string>> = {
  timeline: 'deadline',
  compensation: 'compensation',
  explanation: 'cause',
  remedy: 'remedy',
  prevention: 'prevention',
  'follow-up': 'follow-up',
};
