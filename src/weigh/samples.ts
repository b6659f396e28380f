import { ofSentences } from './labels.ts';

/** A sentence of a sample message, and the acts that it does: names of acts, with their kind where they have one. */
export interface SampleLine {
  readonly text: string;
  readonly acts: readonly string[];
}
/** A message whose sentences are labelled. */
export type Sample = readonly SampleLine[];

/**
 * Reads sample messages: a sentence a line, the acts it does before ` | ` (`-` where it does none), an empty line
 * between messages. Mistakes are added to `problems` as sentences that name file and line.
 */
export function readSamples(text: string, file: string, problems: string[]): Sample[] {
  const samples: SampleLine[][] = [];
  let open: SampleLine[] | undefined;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') {
      open = undefined;
      continue;
    }
    if (line.startsWith('#')) continue;
    const where = `${file}:${index + 1}`;
    const bar = line.indexOf(' | ');
    if (bar < 0) {
      problems.push(`${where}: no ' | ' between the acts and the sentence: write '- | …' where it does none`);
      continue;
    }
    const acts = line.slice(0, bar).trim().split(/\s+/);
    const strange = acts.find((act) => act !== '-' && !known.has(act));
    if (strange !== undefined) problems.push(`${where}: unknown act '${strange}': use ${[...known].join(', ')} or -`);
    if (open === undefined) {
      open = [];
      samples.push(open);
    }
    open.push({ text: line.slice(bar + 3).trim(), acts: acts.filter((act) => act !== '-') });
  }
  return samples;
}

/** Acts that a sample may name: those that are weighed, and those that only phrases hear. */
const known: ReadonlySet<string> = new Set([
  ...ofSentences,
  ...['forgiveness', 'condition', 'turn', 'reaction', 'euphemism', 'hedge'],
]);
