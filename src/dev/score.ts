/** Counts of right and wrong answers. */
export class Score {
  /** Labelled ones that were found, and that were missed. */
  found = 0;
  missed = 0;
  /** Reported ones that are right, and that are wrong. */
  right = 0;
  wrong = 0;

  /** Adds a yes-or-no answer. */
  add(expected: boolean, given: boolean): void {
    if (expected && given) {
      this.found++;
      this.right++;
    } else if (expected) this.missed++;
    else if (given) this.wrong++;
  }

  get labelled(): number {
    return this.found + this.missed;
  }
  get precision(): number {
    return this.right + this.wrong === 0 ? 1 : this.right / (this.right + this.wrong);
  }
  get recall(): number {
    return this.labelled === 0 ? 1 : this.found / this.labelled;
  }

  static sum(scores: readonly Score[]): Score {
    const total = new Score();
    for (const { found, missed, right, wrong } of scores) {
      total.found += found;
      total.missed += missed;
      total.right += right;
      total.wrong += wrong;
    }
    return total;
  }
}

/** Harmonic mean of precision and recall. */
export const F1 = ({ precision, recall }: Score): number =>
  precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);

export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** Rows in columns: the first to the left, the others to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    )
    .join('\n');
}
