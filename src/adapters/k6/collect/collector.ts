import type { OwnKind } from '../../../core/model/own-kind.ts';
import type { Timeline } from '../../../core/model/recording/histogram.ts';
import type { LoadTimeline } from '../../../core/model/recording/load-timeline.ts';
import { freshPart, toSketch } from '../../../core/series/fresh-part.ts';
import { Group } from '../../../core/series/group.ts';
import type { NativeHistogram } from '../../../core/series/native-histogram.ts';
import type { Tick } from '../../../core/series/over-time/cells.ts';
import { FailingSeconds } from '../../../core/series/over-time/failing-seconds.ts';
import { LoadOverTime } from '../../../core/series/over-time/load-over-time.ts';
import { PushClock } from '../../../core/series/over-time/push-clock.ts';
import { Aside } from '../../../core/series/requests-aside.ts';
import { Sketch } from '../../../core/series/sketch.ts';
import { Calls } from '../names/learn-routes.ts';
import { createNaming, type Naming, NO_RULES } from '../names/naming.ts';
import { WARMUP_SCENARIO } from '../run/plan.ts';
import { bothOf, type EndpointName, endpointKey, readName } from './endpoint-name.ts';
import { GRPC_DURATIONS, ownIn } from './protocol.ts';
import { type PushedSeries, readHistogram, readLabels, readPush } from './remote-write.ts';
import { AllFollowed } from './series/all-followed.ts';
import { ChecksOfRounds, checkIn } from './series/check-series.ts';
import { PHASE_OF, type RequestSeries, type FollowedSeries as Series } from './series/followed-series.ts';
import { type Glance, Glances } from './series/glance.ts';
import { IterationEnds } from './series/iteration-ends.ts';
import { type IterationTime, IterationTimes } from './series/iteration-times.ts';
import { ownSeries, takeOwn } from './series/own-series.ts';
import { goingOn, PushRounds } from './series/push-rounds.ts';
import { ReceivedBytes } from './series/received-bytes.ts';
import { answerIn, CalledHosts, hostIn, methodIn } from './series/request-labels.ts';
import { roundGroups } from './series/round-groups.ts';
import { JUDGED_TAG, JUDGED_VALUE, numeric, ROUND_TAG, scenarioOf } from './tags.ts';

export const MAX_ENDPOINTS = 200;
const MAX_BUCKETS = 600;
const DROPPED = 'k6_dropped_iterations_total';
/** k6's code for a refused connection. */
const REFUSED = 1212;

export type EndpointGroup = { readonly endpoint: EndpointName; readonly group: Group };

/**
 * Adds up what k6 pushes. Values are cumulative per series, so each push is subtracted from the one before.
 * Memory is bounded: endpoints, series and timeline buckets each have a cap.
 */
export class Collector {
  readonly overall = new Group();
  readonly scenarios = new Map<string, Group>();
  readonly endpoints = new Map<string, EndpointGroup>();
  /** endpoints beyond the cap, together; null: none */
  other: Group | null = null;
  /** HTTP requests outside the judged scenarios: setup, teardown, warm-up */
  readonly aside = new Aside();
  /** all HTTP requests, and those whose connection was refused */
  reach: { readonly requests: number; readonly refused: number } = { requests: 0, refused: 0 };
  readonly load = new LoadOverTime();
  readonly failing = new FailingSeconds();
  readonly checks = new ChecksOfRounds();
  readonly ends = new IterationEnds();
  readonly called = new CalledHosts();
  readonly received = new ReceivedBytes();
  /** pushes that could not be read, with the last reason */
  broken: { readonly count: number; readonly reason: string } = { count: 0, reason: '' };
  /** the address that the process of now is to call; names of requests under it begin there */
  baseUrl = '';
  /** judged requests by name, for what they teach */
  readonly calls = new Calls();
  /** keys of endpoints whose rounds are read from histograms, and their values: `ROUND KEY` */
  pooled: Pick<ReadonlySet<string>, 'has'> = new Set();
  readonly ofRounds = new Map<string, Group>();
  /** how requests are called that k6 was not made to name */
  naming: Naming = createNaming(NO_RULES);
  readonly rounds = new PushRounds();
  readonly series = new AllFollowed();
  private readonly now: () => number;
  private readonly clock = new PushClock();
  private firstSecond: number | null = null;
  private width = 1;
  private tick: Tick = { bucket: 0, width: 1 };
  private readonly glances = new Glances();
  private readonly times = new IterationTimes();

  /** `now` gives Unix milliseconds. */
  constructor(now: () => number) {
    this.now = now;
  }

  /** Takes one remote write body. Never throws: a broken push is counted. */
  take(body: Uint8Array): void {
    try {
      this.advance();
      readPush(body, (pushed) => this.follow(pushed));
    } catch (error) {
      this.broken = { count: this.broken.count + 1, reason: String(error) };
    }
  }

  /** Unix time at which the first judged bucket begins; null: nothing judged arrived. */
  get startedAt(): number | null {
    if (this.clock.first === null || this.firstSecond === null) return null;
    return this.clock.first - 1000 + this.firstSecond * 1000;
  }

  timeline(group: Group): Timeline | null {
    if (this.clock.first === null || this.firstSecond === null) return null;
    const from = Math.floor(this.firstSecond / this.width);
    return group.timeline(this.clock.first - 1000, from, this.width, group === this.overall);
  }

  /** The load over the time of all judged requests; null: there were none. */
  loadTimeline(): LoadTimeline | null {
    const whole = this.timeline(this.overall);
    return whole && this.load.timeline(whole, Math.floor((this.firstSecond ?? 0) / this.width));
  }

  /**
   * Adds up what is only read at a process's end, and expects another one: its series begin at 0 again. Call at the
   * end of each.
   */
  nextProcess(): void {
    for (const series of this.series.values()) {
      if (series.kind === 'phase' && series.latest.length > 0) {
        const durations = toSketch(readHistogram(series.latest));
        for (const group of series.groups) group.addPhase(series.phase, durations);
      }
    }
    this.times.end(this.series.values());
    this.series.clear();
    this.clock.restart();
  }

  /** Judged iterations that finished, of one scenario or (null) of all. */
  iterations(scenario: string | null = null): IterationTime {
    return this.times.of(scenario, this.series.values());
  }

  /** What came since the last glance. */
  glance(): Glance {
    return this.glances.next(this.overall, this.startedAt, this.clock.last);
  }

  private advance(): void {
    this.clock.tick(this.now());
    const { second } = this.clock;
    while (second / this.width >= MAX_BUCKETS) this.width *= 2;
    this.tick = { bucket: Math.floor(second / this.width), width: this.width };
  }

  private follow(pushed: PushedSeries): void {
    const { labels } = pushed;
    const key = Buffer.from(labels.buffer, labels.byteOffset, labels.length).toString('latin1');
    const known = this.series.get(key);
    if (known !== undefined && !this.rounds.isOver(key)) {
      this.update(known, pushed);
      return;
    }
    const tagged = this.rounds.tagged(key, readLabels(labels));
    const series = goingOn(this.classify(tagged, pushed.histogram !== null), known);
    if (this.series.keep(key, series, tagged)) this.update(series, pushed);
    // Something ended, however often: what comes later in the run is not after its end.
    else if (series.kind === 'offered' && series.dropped !== true) this.ends.latest = this.now();
  }

  private classify(labels: ReadonlyMap<string, string>, isHistogram: boolean): Series {
    const metric = labels.get('__name__') ?? '';
    if (metric === 'k6_vus') return { kind: 'vus' };
    if (metric === 'k6_http_reqs_total') return this.requestsOf(labels);
    if (metric === GRPC_DURATIONS) return this.callsOf(labels);
    if (metric === DROPPED && labels.get('scenario') !== WARMUP_SCENARIO) {
      return { kind: 'offered', seen: 0, dropped: true };
    }
    if (labels.get(JUDGED_TAG) !== JUDGED_VALUE) return { kind: 'ignored' };
    if (metric === 'k6_iterations_total') return { kind: 'offered', seen: 0, round: labels.get(ROUND_TAG) };
    if (metric === 'k6_data_received_total') return { kind: 'received', seen: 0 };
    if (metric === 'k6_http_req_duration_seconds') {
      return { kind: 'durations', groups: this.groups(labels), seen: null };
    }
    if (metric === 'k6_iteration_duration_seconds') {
      return { kind: 'iterations', scenario: scenarioOf(labels), latest: new Uint8Array() };
    }
    const check = checkIn(metric, labels);
    if (check !== null) return this.checks.add(check);
    const own = ownIn(metric, isHistogram);
    if (own !== null) return this.ownOf({ ...own, path: null, ambiguous: false }, labels.get(ROUND_TAG));
    const phase = PHASE_OF[metric];
    if (phase === undefined) return { kind: 'ignored' };
    const groups = this.groups(labels);
    if (this.other !== null && groups.includes(this.other)) return { kind: 'ignored' };
    return { kind: 'phase', phase, groups, latest: new Uint8Array() };
  }

  private requestsOf(labels: ReadonlyMap<string, string>): RequestSeries {
    const judged = labels.get(JUDGED_TAG) === JUDGED_VALUE;
    if (judged) this.called.take(hostIn(labels));
    const answer = answerIn(labels);
    const refused = numeric(labels.get('error_code')) === REFUSED;
    const groups = judged ? this.groups(labels) : [];
    const round = labels.get(ROUND_TAG) ?? null;
    const name = this.nameOf(labels);
    const known = { endpoint: endpointKey(name), call: judged ? this.calls.of(name) : null };
    return { kind: 'requests', groups, ...answer, refused, round, ...known, seen: 0 };
  }

  /** One metric of k6's is both their durations and their number. */
  private callsOf(labels: ReadonlyMap<string, string>): Series {
    const requests = this.requestsOf(labels);
    return { kind: 'calls', requests, durations: { kind: 'durations', groups: requests.groups, seen: null } };
  }

  private ownOf(own: EndpointName & { readonly method: OwnKind }, round: string | undefined): Series {
    const groups = [this.endpoint(own), ...roundGroups(this, own, round)];
    const known = groups.filter((group) => group !== this.other);
    return ownSeries(own.method, known);
  }

  private groups(labels: ReadonlyMap<string, string>): readonly Group[] {
    const scenario = scenarioOf(labels);
    const ofScenario = this.scenarios.get(scenario) ?? new Group();
    this.scenarios.set(scenario, ofScenario);
    const endpoint = this.nameOf(labels);
    return [
      this.overall,
      ofScenario,
      this.endpoint(endpoint),
      ...roundGroups(this, endpoint, labels.get(ROUND_TAG)),
    ];
  }

  private nameOf(labels: ReadonlyMap<string, string>): EndpointName {
    return readName(labels.get('name') ?? '', methodIn(labels), this.baseUrl, this.naming);
  }

  private endpoint(endpoint: EndpointName): Group {
    const key = endpointKey(endpoint);
    const known = this.endpoints.get(key);
    if (known !== undefined) {
      this.endpoints.set(key, { ...known, endpoint: bothOf(known.endpoint, endpoint) });
      return known.group;
    }
    if (this.endpoints.size >= MAX_ENDPOINTS) {
      this.other ??= new Group();
      return this.other;
    }
    const group = new Group();
    this.endpoints.set(key, { endpoint, group });
    return group;
  }

  private update(series: Series, pushed: PushedSeries): void {
    const { value, histogram } = pushed;
    if (series.kind === 'vus') this.load.setVus(this.tick, value ?? 0);
    else if (series.kind === 'offered') {
      this.ends.take(series, value ?? 0, this.now());
      this.load.offer(this.tick, series, value ?? 0);
    } else if (series.kind === 'received') this.received.take(series, value ?? 0);
    else if (series.kind === 'requests') this.count(series, value ?? 0);
    else if (series.kind === 'own') {
      const durations = takeOwn(series, pushed, this.tick);
      if (durations !== null && histogram !== null) this.measure(durations, readHistogram(histogram));
      this.markJudged();
    } else if (series.kind === 'check') series.share = value;
    else if (series.kind === 'ignored' || histogram === null) return;
    else if (series.kind === 'durations') this.measure(series, readHistogram(histogram));
    else if (series.kind === 'calls') {
      const calls = readHistogram(histogram);
      this.count(series.requests, calls.count);
      if (series.requests.groups.length > 0) this.measure(series.durations, calls);
    }
    // A copy: a view would keep the whole push in memory.
    else series.latest = histogram.slice();
  }

  private count(series: Series & { readonly kind: 'requests' }, total: number): void {
    const fresh = total - series.seen;
    series.seen = total;
    if (fresh <= 0) return;
    const { requests, refused } = this.reach;
    this.reach = { requests: requests + fresh, refused: refused + (series.refused ? fresh : 0) };
    if (series.groups.length === 0) this.aside.add(series.endpoint, fresh, series.failure);
    else this.markJudged();
    if (series.call !== null) series.call.requests += fresh;
    for (const group of series.groups) group.addRequests(this.tick, fresh, series.status, series.failure);
    if (series.failure === null || series.round === null) return;
    this.failing.mark(series.round, series.endpoint, this.clock.second, series.uncounted ? fresh : 0);
  }

  private measure(series: Series & { readonly kind: 'durations' }, histogram: NativeHistogram): void {
    series.seen ??= new Sketch(histogram.schema);
    const fresh = freshPart(series.seen, histogram);
    if (fresh.count <= 0) return;
    this.markJudged();
    for (const group of series.groups) group.addDurations(this.tick, fresh);
    if (series.groups.includes(this.overall)) this.glances.add(fresh);
  }

  private markJudged(): void {
    this.firstSecond ??= this.tick.bucket * this.tick.width;
  }
}
