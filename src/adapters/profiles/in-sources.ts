import { type Better, withBetter } from '../../core/profiles/place/by-file.ts';
import { inRepository, isInFolders, pathOf } from '../../core/profiles/place/path.ts';
import { holdsPositions } from '../../core/profiles/place/positions.ts';
import type { Sampled, SampledFunction } from '../../core/profiles/sampled.ts';
import type { ApplicationFiles } from './application-files.ts';
import { type SourceMap, sourceMapOf } from './source-maps.ts';

/** A profile whose functions stand in what was written, and what the maps hold of that. */
export type InSources = {
  readonly sampled: Sampled;
  /** text of a source by its absolute path; null: no map has it */
  readonly content: (source: string) => string | null;
};

/** What is not run as it is written, unless Node takes the types from it: without the text nobody can tell. */
const TRANSLATED = /\.([cm]?ts|tsx|jsx|vue|svelte)$/;

/**
 * Takes functions of the application's generated files (bundled, compiled) to where they stand in the sources. Where a
 * file holds other lines than the profile tells of, none are told.
 */
export async function inSources(sampled: Sampled, files: ApplicationFiles): Promise<InSources> {
  if (sampled.format !== 'cpuprofile') return { sampled, content: () => null };
  const byFile = Map.groupBy(sampled.functions, ({ file }) => file);
  const known = new Map<string, (of: SampledFunction) => Better | null>();
  const maps: SourceMap[] = [];
  for (const [file, functions] of byFile) {
    const path = pathOf(file);
    const relative = inRepository(path, files.folders);
    if (relative === null || relative.includes('node_modules/')) continue;
    const text = isInFolders(path, files.folders) ? await files.text(path) : null;
    if (text === null) {
      if (TRANSLATED.test(path)) known.set(file, withoutLines);
      continue;
    }
    const map = await sourceMapOf(path, text, files);
    if (map !== null) {
      maps.push(map);
      known.set(file, map.find);
    } else if (!holdsPositions(text, functions)) known.set(file, withoutLines);
  }
  return {
    sampled: withBetter(sampled, (of) => known.get(of.file)?.(of) ?? null),
    content: (source) =>
      maps
        .values()
        .map((map) => map.content(source))
        .find((text) => text !== null) ?? null,
  };
}

const withoutLines = (of: SampledFunction): Better => ({
  function: { ...of, line: null, column: null },
  lineOf: () => null,
});
