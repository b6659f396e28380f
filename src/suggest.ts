/**
 * The number of edits between two words: insert, drop, replace, or swap two neighbours (Damerau-Levenshtein).
 * Case counts for nothing.
 */
export function distance(from: string, to: string): number {
  const a = from.toLowerCase();
  const b = to.toLowerCase();
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(above[column]! + 1, line[column - 1]! + 1, above[column - 1]! + (same ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, before[column - 2]! + 1);
      }
      line.push(cost);
    }
    before = above;
    above = line;
  }
  return above[b.length]!;
}

/** The known word nearest to a mistyped one, or undefined where none is near enough to be meant. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length * 0.4)) + 1;
  for (const candidate of known) {
    const edits = distance(word, candidate);
    // A sign that is another sign altogether is no slip.
    if (edits < least && edits < word.length) {
      least = edits;
      best = candidate;
    }
  }
  if (best !== undefined || word.length < 4) return best;
  // "timeline" for "missing-timeline": a whole part of a name is meant even though many letters are missing.
  const parts = [...known].filter((name) => name.includes(word.toLowerCase()));
  return parts.length === 1 ? parts[0] : undefined;
}

/** The end of an error's sentence: ": did you mean 'x'?" or nothing. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const found = nearest(word, known);
  return found === undefined ? '' : `: did you mean '${found}'?`;
}
