import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { decodeHistory, decodeJudgement, decodeRecording } from '../../src/core/stored/decode.ts';
import { parseStored } from '../../src/core/stored/parse-stored.ts';
import { type Contradiction, OF_HISTORIES, OF_JUDGEMENTS, OF_RECORDINGS } from './contradict.ts';

const FIXTURES = path.join(import.meta.dirname, '../../test/fixtures');

type Decoded = { readonly ok: boolean; readonly value?: unknown; readonly reason?: string };

/** A kind of stored file: whole ones to begin with, the product's reader, and what it must not believe. */
export type Kind = {
  readonly kind: 'recording' | 'judgement' | 'history';
  readonly texts: readonly string[];
  /** of older schema versions */
  readonly older: readonly string[];
  readonly decode: (value: unknown) => Decoded;
  readonly contradictions: Readonly<Record<string, Contradiction>>;
};

export const KINDS: readonly Kind[] = [
  {
    kind: 'recording',
    texts: [...textsOf('recordings', /\.json$/).map(asWrittenNow), ...textsOf('stored', /^recording-2/)],
    older: [...textsOf('recordings', /\.json$/), ...textsOf('stored', /^recording-1/)],
    decode: decodeRecording,
    contradictions: OF_RECORDINGS,
  },
  {
    kind: 'judgement',
    texts: textsOf('stored', /^judgement-2/),
    older: textsOf('stored', /^judgement-1/),
    decode: decodeJudgement,
    contradictions: OF_JUDGEMENTS,
  },
  {
    kind: 'history',
    texts: textsOf('stored', /^history-2/),
    older: textsOf('stored', /^history-1/),
    decode: decodeHistory,
    contradictions: OF_HISTORIES,
  },
];

/** The text of a file as the stores read it. Damage of the text itself is told like any other. */
export function read({ decode }: Kind, text: string): Decoded {
  try {
    return decode(parseStored(text));
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return { ok: false, reason: thrown.message };
    throw thrown;
  }
}

function textsOf(folder: string, wanted: RegExp): readonly string[] {
  const directory = path.join(FIXTURES, folder);
  return readdirSync(directory)
    .filter((name) => wanted.test(name))
    .sort()
    .map((name) => readFileSync(path.join(directory, name), 'utf8'));
}

/** A recording of an older version as this one writes it. */
function asWrittenNow(text: string): string {
  const decoded = decodeRecording(JSON.parse(text));
  if (!decoded.ok) throw new Error(decoded.reason);
  return JSON.stringify(decoded.value);
}
