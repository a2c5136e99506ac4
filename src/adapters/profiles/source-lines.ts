import path from 'node:path';
import type { HotLine, ProfiledFunction, ProfileEvidence } from '../../core/model/evidence/profile.ts';
import type { ApplicationFiles } from './application-files.ts';

const MOST_CHARACTERS = 200;

/**
 * Adds the texts of lines. A line that the file does not have is left out: of a function that the engine made part of
 * another one, it may tell the line and not the file.
 */
export async function withTexts(
  profile: ProfileEvidence,
  files: ApplicationFiles,
  content: (source: string) => string | null,
): Promise<ProfileEvidence> {
  const texts = new Map<string, readonly string[] | null>();
  for (const { frame, lines } of profile.functions) {
    if (lines.length === 0 || texts.has(frame.file)) continue;
    texts.set(frame.file, (await textOf(frame.file, files, content))?.split('\n') ?? null);
  }
  const functions = profile.functions.map((one) => withLines(one, texts.get(one.frame.file) ?? null));
  return { ...profile, functions };
}

/** What a map holds is what ran; the file may have been changed since. */
async function textOf(
  file: string,
  files: ApplicationFiles,
  content: (source: string) => string | null,
): Promise<string | null> {
  const places = files.folders.map((folder) => path.posix.resolve(folder.path, file));
  return places.map(content).find((text) => text !== null) ?? files.text(file);
}

function withLines(one: ProfiledFunction, texts: readonly string[] | null): ProfiledFunction {
  if (texts === null) return one;
  const lines = one.lines.flatMap(({ line, ms }): readonly HotLine[] => {
    const text = texts[line - 1];
    return text === undefined ? [] : [{ line, ms, text: text.trim().slice(0, MOST_CHARACTERS) }];
  });
  return { ...one, lines };
}
