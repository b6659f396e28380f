import { Acts } from './acts.ts';
import { findElements } from './elements.ts';
import { Table } from './series.ts';
import { type Times, timed } from './times.ts';
import type { Act, Elements, Sentence } from './types.ts';

/** The sentences of a draft. */
class Sentences extends Table<Sentence> {
  constructor() {
    super(['start', 'end', 'first', 'last', 'words', 'body', 'paragraph']);
  }

  protected write(sentence: Sentence, row: Int32Array): void {
    row[0] = sentence.start;
    row[1] = sentence.end;
    row[2] = sentence.first;
    row[3] = sentence.last;
    row[4] = sentence.words;
    row[5] = (sentence.body ? 1 : 0) | (sentence.question ? 2 : 0);
    row[6] = sentence.paragraph;
  }

  protected read(row: Int32Array): Sentence {
    return {
      start: row[0]!,
      end: row[1]!,
      first: row[2]!,
      last: row[3]!,
      words: row[4]!,
      body: (row[5]! & 1) !== 0,
      question: (row[5]! & 2) !== 0,
      paragraph: row[6]!,
    };
  }
}

/**
 * What was heard in a draft; its elements are worked out when somebody asks for them. A getter of an object without
 * class would make V8 keep each object, and its text with it, until it collects all garbage.
 */
export class Heard {
  readonly sentences = new Sentences();
  readonly acts = new Acts();
  /** Acts of which phrases say that these words are none; kept for drafts of one piece. */
  readonly vetoed: Act[] = [];
  private readonly times: Times | undefined;
  private found: Elements | undefined;

  constructor(times: Times | undefined) {
    this.times = times;
  }

  readonly of: Acts['of'] = (...names) => this.acts.of(...names);
  readonly within: Acts['within'] = (sentence) => this.acts.within(sentence);
  readonly holds: Acts['holds'] = (...names) => this.acts.holds(...names);

  get elements(): Elements {
    this.found ??= timed(this.times, 'elements', () => findElements(this.sentences, this.acts));
    return this.found;
  }
}
