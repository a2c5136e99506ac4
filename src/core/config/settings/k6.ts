import { HTTP_URL } from '../kinds/texts/http-url.ts';
import { SHA256 } from '../kinds/texts/sha256.ts';
import { TEXT } from '../kinds/texts/text.ts';
import { VERSION } from '../kinds/texts/version.ts';
import { type Command, NOT_IN_FILE, type Rows } from './setting.ts';

/** Which k6 drives the load. */
export type K6Config = {
  readonly version: string;
  readonly path: string | null;
  /** base URL that replaces the release host in download URLs */
  readonly mirror: string | null;
  /** that the release file, or the program at `path`, must have; null: pins and learned hashes only */
  readonly sha256: string | null;
};

/** The k6 that runs when the user names none: pinned, so that a new k6 never changes a verdict by itself. */
export const DEFAULT_K6_VERSION = '2.2.0';

const DRIVING: readonly Command[] = ['run', 'check', 'record', 'demo', 'selftest', 'k6 install'];

export const K6: Rows<K6Config> = {
  version: {
    ...NOT_IN_FILE,
    id: 'k6-version',
    input: true,
    flag: '--k6-version <version>',
    commands: DRIVING,
    kind: VERSION,
    default: DEFAULT_K6_VERSION,
    help: 'k6 to use',
  },
  path: {
    ...NOT_IN_FILE,
    id: 'k6-path',
    input: true,
    flag: '--k6-path <file>',
    commands: DRIVING,
    kind: TEXT,
    help: 'k6 program to use instead of fetching one',
  },
  mirror: {
    ...NOT_IN_FILE,
    id: 'k6-mirror',
    input: true,
    flag: '--k6-mirror <url>',
    commands: DRIVING,
    kind: HTTP_URL,
    help: 'host that serves k6 releases instead of https://github.com, under /grafana/k6/releases/download/',
  },
  sha256: {
    ...NOT_IN_FILE,
    id: 'k6-sha256',
    input: true,
    flag: '--k6-sha256 <hex>',
    commands: DRIVING,
    kind: SHA256,
    help: 'SHA-256 that the k6 release file must have, or the program with k6-path or on PATH; a version that Perf Gate has not pinned comes from a mirror only with it',
  },
};
