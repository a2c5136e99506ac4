import protobuf from 'protobufjs/minimal.js';
import { uncompress } from 'snappyjs';
import type { NativeHistogram } from '../../../core/series/native-histogram.ts';

/**
 * Prometheus remote write 0.1.0 as k6 sends it, read field by field: messages go by every second beside the
 * load, and what nobody asked for is skipped without becoming an object.
 */
const MAX_BODY_BYTES = 256 << 20;

/** One series of a push. `labels` is its raw label block: equal bytes, equal series. */
export type PushedSeries = {
  readonly labels: Uint8Array;
  /** counters and gauges: the value; null for a histogram */
  readonly value: number | null;
  /** to be read with `readHistogram`; null for counters and gauges */
  readonly histogram: Uint8Array | null;
};

/** Visits every series of a push. Throws for a body that is not remote write. */
export function readPush(body: Uint8Array, visit: (series: PushedSeries) => void): void {
  const reader = protobuf.Reader.create(uncompress(body, MAX_BODY_BYTES));
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    if (tag >>> 3 === 1) visit(readSeries(reader, reader.uint32() + reader.pos));
    else reader.skipType(tag & 7);
  }
}

function readSeries(reader: protobuf.Reader, end: number): PushedSeries {
  const start = reader.pos;
  let labelsEnd = start;
  let value: number | null = null;
  let histogram: Uint8Array | null = null;
  while (reader.pos < end) {
    const tag = reader.uint32();
    const field = tag >>> 3;
    if (field === 2) value = readSample(reader, reader.uint32() + reader.pos);
    else if (field === 4) histogram = reader.bytes();
    else reader.skipType(tag & 7);
    if (field === 1) labelsEnd = reader.pos;
  }
  return { labels: reader.buf.subarray(start, labelsEnd), value, histogram };
}

function readSample(reader: protobuf.Reader, end: number): number {
  let value = 0;
  while (reader.pos < end) {
    const tag = reader.uint32();
    if (tag >>> 3 === 1) value = reader.double();
    else reader.skipType(tag & 7);
  }
  return value;
}

/** Name → value of a label block. */
export function readLabels(block: Uint8Array): Map<string, string> {
  const labels = new Map<string, string>();
  const reader = protobuf.Reader.create(block);
  while (reader.pos < reader.len) {
    reader.uint32();
    const end = reader.uint32() + reader.pos;
    let name = '';
    let value = '';
    while (reader.pos < end) {
      const tag = reader.uint32();
      if (tag >>> 3 === 1) name = reader.string();
      else if (tag >>> 3 === 2) value = reader.string();
      else reader.skipType(tag & 7);
    }
    labels.set(name, value);
  }
  return labels;
}

/** Decodes spans and deltas into counts per bucket. Negative buckets are skipped: durations have none. */
export function readHistogram(block: Uint8Array): NativeHistogram {
  const reader = protobuf.Reader.create(block);
  const found = { count: 0, sum: 0, schema: 0, zeros: 0 };
  const spans: number[] = [];
  const deltas: number[] = [];
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    const field = tag >>> 3;
    if (field === 1) found.count = reader.uint32();
    else if (field === 3) found.sum = reader.double();
    else if (field === 4) found.schema = reader.sint32();
    else if (field === 6) found.zeros = reader.uint32();
    else if (field === 11) readSpan(reader, spans);
    else if (field === 12) readDeltas(reader, tag & 7, deltas);
    else reader.skipType(tag & 7);
  }
  return { ...found, buckets: toBuckets(spans, deltas) };
}

function readSpan(reader: protobuf.Reader, spans: number[]): void {
  const end = reader.uint32() + reader.pos;
  let offset = 0;
  let length = 0;
  while (reader.pos < end) {
    const tag = reader.uint32();
    if (tag >>> 3 === 1) offset = reader.sint32();
    else if (tag >>> 3 === 2) length = reader.uint32();
    else reader.skipType(tag & 7);
  }
  spans.push(offset, length);
}

/** Deltas fit 32 bits as counts do; packed is proto3's way, single is legal. */
function readDeltas(reader: protobuf.Reader, wireType: number, deltas: number[]): void {
  if (wireType !== 2) {
    deltas.push(reader.sint32());
    return;
  }
  const end = reader.uint32() + reader.pos;
  while (reader.pos < end) deltas.push(reader.sint32());
}

/** The first span's offset is an index, each later one a gap; each delta is relative to the count before. */
function toBuckets(spans: readonly number[], deltas: readonly number[]): number[] {
  const buckets: number[] = [];
  let index = 0;
  let count = 0;
  let next = 0;
  for (let span = 0; span < spans.length; span += 2) {
    index += spans[span] ?? 0;
    for (let step = 0; step < (spans[span + 1] ?? 0); step++) {
      count += deltas[next++] ?? 0;
      if (count > 0) buckets.push(index, count);
      index++;
    }
  }
  return buckets;
}
