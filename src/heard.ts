import { Acts } from './acts.ts';
import { findElements } from './elements.ts';
import { Table } from './series.ts';
import { type Times, timed } from './times.ts';
import type { Elements, Sentence } from './types.ts';

/** The sentences of a draft. */
class Sentences extends Table<Sentence> {
  constructor() {
    super(7);
  }

  protected write(sentence: Sentence, rows: Int32Array, at: number): void {
    rows[at] = sentence.start;
    rows[at + 1] = sentence.end;
    rows[at + 2] = sentence.first;
    rows[at + 3] = sentence.last;
    rows[at + 4] = sentence.words;
    rows[at + 5] = (sentence.body ? 1 : 0) | (sentence.question ? 2 : 0);
    rows[at + 6] = sentence.paragraph;
  }

  protected read(rows: Int32Array, at: number): Sentence {
    return {
      start: rows[at]!,
      end: rows[at + 1]!,
      first: rows[at + 2]!,
      last: rows[at + 3]!,
      words: rows[at + 4]!,
      body: (rows[at + 5]! & 1) !== 0,
      question: (rows[at + 5]! & 2) !== 0,
      paragraph: rows[at + 6]!,
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
