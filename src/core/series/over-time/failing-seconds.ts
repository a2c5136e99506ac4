/** In which seconds of the rounds requests failed, and how many that the load generator does not count itself. */
export class FailingSeconds {
  private readonly seen = new Map<string, Set<number>>();
  /** in whose round a second was told first: what begins in one slice and fails in the next is one event */
  private readonly first = new Map<string, string>();
  private readonly uncounted = new Map<string, number>();

  /**
   * `second` is a whole number that grows by one with each push of a process. `uncounted`: failed requests that the load
   * generator does not count.
   */
  mark(round: string, endpoint: string, second: number, uncounted = 0): void {
    for (const whose of [null, endpoint]) {
      const [key, at] = [keyOf(round, whose), keyOf(String(second), whose)];
      this.uncounted.set(key, (this.uncounted.get(key) ?? 0) + uncounted);
      const owner = this.first.get(at) ?? round;
      this.first.set(at, owner);
      if (owner !== round) continue;
      const seconds = this.seen.get(key) ?? new Set<number>();
      seconds.add(second);
      this.seen.set(key, seconds);
    }
  }

  /** Ascending, from the first failing second of these rounds on; `endpoint` (`METHOD name`) null: of all requests. */
  of(rounds: number | readonly number[], endpoint: string | null): readonly number[] {
    const each = [rounds]
      .flat()
      .flatMap((round) => [...(this.seen.get(keyOf(String(round), endpoint)) ?? [])]);
    const seconds = [...new Set(each)].sort((a, b) => a - b);
    return seconds.map((second) => second - (seconds[0] ?? 0));
  }

  /** Failed requests of a round that the load generator does not count. */
  uncountedOf(round: number, endpoint: string | null): number {
    return this.uncounted.get(keyOf(String(round), endpoint)) ?? 0;
  }
}

const keyOf = (round: string, endpoint: string | null): string => `${round} ${endpoint ?? ''}`;
