import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { decodedMappings, sourceContentFor, TraceMap, traceSegment } from '@jridgewell/trace-mapping';
import type { Better } from '../../core/profiles/place/by-file.ts';
import type { SampledFunction } from '../../core/profiles/sampled.ts';
import type { ApplicationFiles } from './application-files.ts';

/** What a generated file was made of. */
export type SourceMap = {
  /** where a function of the file stands in the source; null: the map does not know */
  readonly find: (of: SampledFunction) => Better | null;
  /** text of a source as it was when the file was made, by the path that `find` gives; null: the map has none */
  readonly content: (source: string) => string | null;
};

/**
 * The map that a generated file names (`//# sourceMappingURL=`), in the file itself or in one of the application's;
 * null: it names none, or one that cannot be read (https://tc39.es/ecma426/).
 */
export async function sourceMapOf(
  file: string,
  text: string,
  files: ApplicationFiles,
): Promise<SourceMap | null> {
  const named = urlOf(text);
  if (named === null) return null;
  try {
    const found = await jsonOf(named, file, files);
    if (found === null) return null;
    const map = new TraceMap(found.json, pathToFileURL(found.place).href);
    return mapped(map, files.folders[0]?.path ?? path.dirname(file), text.split('\n'));
  } catch {
    // Damaged, or of another version: then lines are those of the generated file.
    return null;
  }
}

/** A map's text, and the file that its paths start from. */
async function jsonOf(
  named: string,
  file: string,
  files: ApplicationFiles,
): Promise<{ readonly json: string; readonly place: string } | null> {
  const inside = /^data:application\/json[^,]*;base64,/.exec(named)?.[0];
  if (inside !== undefined) {
    return { json: Buffer.from(named.slice(inside.length), 'base64').toString('utf8'), place: file };
  }
  const place = path.resolve(path.dirname(file), decodeURI(named));
  const json = await files.text(place);
  return json === null ? null : { json, place };
}

/** The last address in the file counts. */
function urlOf(text: string): string | null {
  const start = text.lastIndexOf('sourceMappingURL=');
  if (start === -1 || !/(\/\/|\/\*)[#@]\s*$/.test(text.slice(Math.max(0, start - 8), start))) return null;
  const end = text.indexOf('\n', start);
  const rest = text.slice(start + 'sourceMappingURL='.length, end === -1 ? undefined : end);
  return rest.replace(/\*\/\s*$/, '').trim();
}

function mapped(map: TraceMap, folder: string, generated: readonly string[]): SourceMap {
  const places = map.resolvedSources.map((source) => placeOf(source, folder));
  // Read now, so that a damaged map shows here.
  const lines = decodedMappings(map);
  return {
    find: (of) => {
      if (of.line === null || of.column === null) return null;
      const segment = traceSegment(map, of.line - 1, of.column);
      if (segment === null || segment.length === 1) return null;
      const [, source, line, column] = segment;
      const name = nameOf(map, of, segment, generated[of.line - 1] ?? '') ?? of.name;
      return {
        function: { ...of, name, file: places[source] ?? '', line: line + 1, column },
        lineOf: (at) => lineIn(lines[at - 1] ?? [], source, line, at === of.line ? (of.column ?? 0) : null),
      };
    },
    content: (source) => {
      const index = places.indexOf(source);
      return sourceContentFor(map, map.resolvedSources[index] ?? '');
    },
  };
}

type Segments = ReturnType<typeof decodedMappings>[number];

/** A statement that was laid out over several lines has not more; a line that holds more of them was made small. */
const MOST_LINES = 12;
/** Nor has a line so many places. */
const MOST_SEGMENTS = 1000;

/**
 * The line of the source where what a line of the generated file was made of begins; null: many were. `first`: the line
 * in the source that the function begins in. `from`: the column that it begins in, if that is in this line.
 */
function lineIn(segments: Segments, source: number, first: number, from: number | null): number | null {
  if (segments.length > MOST_SEGMENTS) return null;
  const inside = segments.flatMap((one) =>
    one.length === 1 || one[1] !== source || one[2] < first || one[0] < (from ?? 0) ? [] : [one[2]],
  );
  const found = from === null ? inside : [first, ...inside];
  const [start] = found;
  return start === undefined || Math.max(...found) - Math.min(...found) > MOST_LINES ? null : start + 1;
}

/** Between a name and the parameters of its function stand at most ` = async function `, and what is as short. */
const MOST_BETWEEN = 20;

/**
 * A name that was made short, as it was; null: it was not. The map tells it where the short name stands, which is
 * before the place that V8 gives, at most a few signs.
 */
function nameOf(map: TraceMap, of: SampledFunction, segment: readonly number[], text: string): string | null {
  const short = of.name;
  if (short === '') return null;
  const column = of.column ?? 0;
  const near = Math.max(0, column - short.length - MOST_BETWEEN);
  const start = near + text.slice(near, column + short.length).lastIndexOf(short);
  const found = start < near ? null : traceSegment(map, (of.line ?? 1) - 1, start);
  if (found === null || found.length < 5 || found[0] !== start || found[1] !== segment[1]) return null;
  return map.names[found[4] ?? -1] ?? null;
}

/** A source's path. What bundlers made up for those that they read in the application's folder leads there. */
function placeOf(source: string, folder: string): string {
  if (source.startsWith('file://')) return fileURLToPath(source).replaceAll('\\', '/');
  const inside = /^(?:webpack|turbopack|rspack|ng):\/\/[^/]*\/(?:\[project\]\/)?(?:\.\/)?(.+)$/.exec(
    source,
  )?.[1];
  return inside === undefined ? source : path.posix.join(folder, inside);
}
