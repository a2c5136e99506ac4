import protobuf from 'protobufjs/minimal.js';
import type {
  PprofFunction,
  PprofLocation,
  PprofMessage,
  PprofSample,
  PprofType,
} from '../../core/profiles/read/pprof-message.ts';

/**
 * Decodes profile.proto (https://github.com/google/pprof/blob/main/proto/profile.proto) field by field; what nobody asks
 * for is skipped. Throws an Error for bytes that are none.
 */
export function decodePprof(bytes: Uint8Array): PprofMessage {
  const found = {
    strings: [] as string[],
    sampleTypes: [] as PprofType[],
    samples: [] as PprofSample[],
    locations: new Map<number, PprofLocation>(),
    functions: new Map<number, PprofFunction>(),
    mappings: new Map<number, number>(),
    ...{ periodType: { type: 0, unit: 0 }, period: 0, durationNanos: 0 },
  };
  const reader = protobuf.Reader.create(bytes);
  const fields: Readonly<Record<number, () => unknown>> = {
    1: () => found.sampleTypes.push(typeOf(reader)),
    2: () => found.samples.push(sampleOf(reader)),
    3: () => keep(found.mappings, mappingOf(reader)),
    4: () => keep(found.locations, locationOf(reader)),
    5: () => keep(found.functions, functionOf(reader)),
    6: () => found.strings.push(reader.string()),
    10: () => {
      found.durationNanos = whole(reader);
    },
    11: () => {
      found.periodType = typeOf(reader);
    },
    12: () => {
      found.period = whole(reader);
    },
  };
  try {
    eachField(reader, reader.len, fields);
  } catch (error) {
    throw new Error('it is no pprof profile, or was cut off', { cause: error });
  }
  if (found.sampleTypes.length === 0) throw new Error('it is no pprof profile');
  return found;
}

const keep = <T>(all: Map<number, T>, [id, one]: readonly [number, T]): void => {
  all.set(id, one);
};

function typeOf(reader: protobuf.Reader): PprofType {
  const found = { type: 0, unit: 0 };
  eachOfMessage(reader, {
    1: () => {
      found.type = whole(reader);
    },
    2: () => {
      found.unit = whole(reader);
    },
  });
  return found;
}

function sampleOf(reader: protobuf.Reader): PprofSample {
  const found = { locations: [] as number[], values: [] as number[] };
  eachOfMessage(reader, {
    1: (wire) => wholes(reader, wire, found.locations),
    2: (wire) => wholes(reader, wire, found.values),
  });
  return found;
}

function mappingOf(reader: protobuf.Reader): readonly [number, number] {
  const found = [0, 0] as [number, number];
  eachOfMessage(reader, { 1: at(reader, found, 0), 5: at(reader, found, 1) });
  return found;
}

function locationOf(reader: protobuf.Reader): readonly [number, PprofLocation] {
  const head = [0, 0];
  const lines: { function: number; line: number }[] = [];
  const addLine = (): void => {
    const found = [0, 0];
    eachOfMessage(reader, { 1: at(reader, found, 0), 2: at(reader, found, 1) });
    const [of = 0, line = 0] = found;
    lines.push({ function: of, line });
  };
  eachOfMessage(reader, { 1: at(reader, head, 0), 2: at(reader, head, 1), 4: addLine });
  const [id = 0, mapping = 0] = head;
  return [id, { mapping, lines }];
}

function functionOf(reader: protobuf.Reader): readonly [number, PprofFunction] {
  const found = [0, 0, 0, 0];
  const fields = { 1: at(reader, found, 0), 2: at(reader, found, 1), 4: at(reader, found, 2) };
  eachOfMessage(reader, { ...fields, 5: at(reader, found, 3) });
  const [id = 0, name = 0, file = 0, startLine = 0] = found;
  return [id, { name, file, startLine }];
}

type Fields = Readonly<Record<number, (wireType: number) => unknown>>;

const at = (reader: protobuf.Reader, values: number[], place: number) => (): void => {
  values[place] = whole(reader);
};

function eachOfMessage(reader: protobuf.Reader, fields: Fields): void {
  const end = reader.uint32() + reader.pos;
  if (end > reader.len) throw new RangeError('a message that ends behind the last byte');
  eachField(reader, end, fields);
}

function eachField(reader: protobuf.Reader, end: number, fields: Fields): void {
  while (reader.pos < end) {
    const tag = reader.uint32();
    const read = fields[tag >>> 3];
    if (read === undefined) reader.skipType(tag & 7);
    else read(tag & 7);
  }
}

/** Packed is proto3's way, single is legal. */
function wholes(reader: protobuf.Reader, wireType: number, all: number[]): void {
  if (wireType !== 2) {
    all.push(whole(reader));
    return;
  }
  const end = reader.uint32() + reader.pos;
  while (reader.pos < end) all.push(whole(reader));
}

/** An int64; ids, places and times in ns are far below where a number loses the last digit. */
const whole = (reader: protobuf.Reader): number => Number(reader.int64());
