/** Time since the first push, in buckets. */
export type Tick = {
  /** index of the bucket at the current width */
  readonly bucket: number;
  /** seconds per bucket: a power of two, grows as the run gets long */
  readonly width: number;
};

type Kind<C> = {
  /** a cell of which nothing is known yet */
  empty(): C;
  /** both as one cell, the earlier one first; it may change them */
  join(earlier: C, later: C): C;
};

/** A value per bucket of time. Buckets get wider as the run gets long, so that their number stays bounded. */
export class Cells<C> {
  private readonly kind: Kind<C>;
  private cells: (C | undefined)[] = [];
  private width = 1;

  constructor(kind: Kind<C>) {
    this.kind = kind;
  }

  at(tick: Tick): C {
    this.widen(tick.width);
    const cell = this.cells[tick.bucket] ?? this.kind.empty();
    this.cells[tick.bucket] = cell;
    return cell;
  }

  /** From bucket `from` of this width to the last one that holds anything. */
  from(from: number, width: number): readonly (C | undefined)[] {
    this.widen(width);
    return Array.from(this.cells.slice(from));
  }

  /** Pairs buckets until they are `width` wide. */
  private widen(width: number): void {
    for (; this.width < width; this.width *= 2) {
      this.cells = Array.from({ length: Math.ceil(this.cells.length / 2) }, (_, at) =>
        this.joined(this.cells[2 * at], this.cells[2 * at + 1]),
      );
    }
  }

  private joined(earlier: C | undefined, later: C | undefined): C | undefined {
    if (earlier === undefined || later === undefined) return earlier ?? later;
    return this.kind.join(earlier, later);
  }
}
