/** A list whose items may be made only when they are asked for; an array is one too. */
export interface Series<T> extends Iterable<T> {
  readonly length: number;
  /** The item at an index, from the end where it is negative. */
  at(index: number): T | undefined;
}

/**
 * A list that comes in parts, of which all but the last are held as rows of numbers: a long text has hundreds of
 * thousands of sentences and acts, and as objects they would take several times the room of the text.
 */
export abstract class Table<T> implements Series<T> {
  private readonly parts: Int32Array[] = [];
  /** Index of the first item of each part, the last one included. */
  private readonly from: number[] = [0];
  private last: readonly T[] = [];
  /** The part that was looked into before. */
  private part = 0;
  /** Numbers in a row. */
  private readonly width: number;

  constructor(width: number) {
    this.width = width;
  }

  protected abstract write(item: T, rows: Int32Array, at: number): void;
  protected abstract read(rows: Int32Array, at: number): T;

  get length(): number {
    return this.from[this.parts.length]! + this.last.length;
  }

  add(items: readonly T[]): void {
    if (this.last.length > 0) {
      const rows = new Int32Array(this.last.length * this.width);
      this.last.forEach((item, index) => void this.write(item, rows, index * this.width));
      this.from.push(this.length);
      this.parts.push(rows);
    }
    this.last = items;
  }

  at(index: number): T | undefined {
    const { from, parts, last } = this;
    const wanted = index < 0 ? this.length + index : index;
    const beyond = wanted - from[parts.length]!;
    if (beyond >= 0) return last[beyond];
    if (!(wanted >= 0)) return undefined;
    if (wanted < from[this.part]! || wanted >= from[this.part + 1]!) this.part = this.find(wanted);
    return this.read(parts[this.part]!, (wanted - from[this.part]!) * this.width);
  }

  [Symbol.iterator](): Iterator<T> {
    return this.parts.length === 0 ? this.last[Symbol.iterator]() : this.items();
  }

  private *items(): Generator<T> {
    for (const rows of this.parts) for (let at = 0; at < rows.length; at += this.width) yield this.read(rows, at);
    yield* this.last;
  }

  /** The part in which an index lies. */
  private find(index: number): number {
    let low = 0;
    let high = this.parts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.from[middle]! <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
