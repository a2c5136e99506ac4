/** Bytes that came to judged iterations. */
export class ReceivedBytes {
  /** null: k6 told of none */
  bytes: number | null = null;

  /** What a series has in all by now, from 0 on in each process. */
  take(series: { seen: number }, total: number): void {
    this.bytes = (this.bytes ?? 0) + Math.max(0, total - series.seen);
    series.seen = total;
  }
}
