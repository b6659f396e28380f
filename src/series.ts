/** A list whose items may be made only when they are asked for; an array is one too. */
export interface Series<T> extends Iterable<T> {
  readonly length: number;
  /** The item at an index, from the end where it is negative. */
  at(index: number): T | undefined;
}

/** How many items at the beginning of a list pass a test that no item behind them passes, by their indexes. */
export function countWhile(length: number, test: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (test(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Items as rows of numbers, each less by the least of its column: in a part of a text nearly all fit two bytes. */
interface Rows {
  readonly numbers: Uint16Array | Int32Array;
  readonly least: Int32Array;
}

/**
 * A list that comes in parts, of which all but the last are held as rows of numbers: a long text has hundreds of
 * thousands of sentences and acts, and as objects they would take several times the room of the text.
 */
export abstract class Table<T> implements Series<T> {
  private readonly parts: Rows[] = [];
  /** Index of the first item of each part, the last one included. */
  private readonly from: number[] = [0];
  private last: readonly T[] = [];
  /** The part that was looked into before. */
  private part = 0;
  /** What the numbers of a row tell. */
  private readonly columns: readonly (keyof T)[];
  /** The numbers of the item that is read. */
  private readonly row: Int32Array;

  constructor(columns: readonly (keyof T)[]) {
    this.columns = columns;
    this.row = new Int32Array(columns.length);
  }

  protected abstract write(item: T, row: Int32Array): void;
  protected abstract read(row: Int32Array): T;

  get length(): number {
    return this.from[this.parts.length]! + this.last.length;
  }

  add(items: readonly T[]): void {
    if (this.last.length > 0) {
      this.from.push(this.length);
      this.parts.push(this.pack(this.last));
    }
    this.last = items;
  }

  at(index: number): T | undefined {
    const { from, parts, last } = this;
    const wanted = index < 0 ? this.length + index : index;
    const beyond = wanted - from[parts.length]!;
    if (beyond >= 0) return last[beyond];
    if (!(wanted >= 0)) return undefined;
    return this.unpack(this.seek(wanted), wanted - from[this.part]!);
  }

  /** Gives a number of an item that is there, without making the item. */
  protected column(name: keyof T): (index: number) => number {
    const { from, last } = this;
    const packed = from[this.parts.length]!;
    const { length: width } = this.row;
    const column = this.columns.indexOf(name);
    return (index) => {
      if (index >= packed) return last[index - packed]![name] as number;
      const { numbers, least } = this.seek(index);
      return numbers[(index - from[this.part]!) * width + column]! + least[column]!;
    };
  }

  [Symbol.iterator](): Iterator<T> {
    return this.parts.length === 0 ? this.last[Symbol.iterator]() : this.items();
  }

  private *items(): Generator<T> {
    for (let part = 0; part < this.parts.length; part++)
      for (let at = 0, end = this.from[part + 1]! - this.from[part]!; at < end; at++)
        yield this.unpack(this.parts[part]!, at);
    yield* this.last;
  }

  private pack(items: readonly T[]): Rows {
    const { row } = this;
    const least = new Int32Array(row.length).fill(0x7fffffff);
    const numbers = new Int32Array(items.length * row.length);
    items.forEach((item, index) => {
      this.write(item, row);
      numbers.set(row, index * row.length);
      for (let column = 0; column < row.length; column++) least[column] = Math.min(least[column]!, row[column]!);
    });
    let most = 0;
    for (let at = 0, column = 0; at < numbers.length; at++, column = (column + 1) % row.length) {
      numbers[at]! -= least[column]!;
      most = Math.max(most, numbers[at]!);
    }
    return { numbers: most < 1 << 16 ? new Uint16Array(numbers) : numbers, least };
  }

  private unpack({ numbers, least }: Rows, index: number): T {
    const { row } = this;
    const at = index * row.length;
    for (let column = 0; column < row.length; column++) row[column] = numbers[at + column]! + least[column]!;
    return this.read(row);
  }

  /** The part in which an index lies. */
  private seek(index: number): Rows {
    const { from, parts } = this;
    if (index < from[this.part]! || index >= from[this.part + 1]!)
      this.part = countWhile(parts.length, (part) => from[part]! <= index) - 1;
    return parts[this.part]!;
  }
}
