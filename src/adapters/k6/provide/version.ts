import { DEFAULT_K6_VERSION } from '../../../core/config/settings/k6.ts';
import { UsageError } from '../../../ports/errors.ts';

export { DEFAULT_K6_VERSION };

/**
 * `v2.2.0` or `2.2.0` as `2.2.0`; a pre-release like `2.3.0-rc1` is kept. Throws UsageError for anything else:
 * ranges and `latest` would let two runs of one comparison use different k6, and the 0.x line lacks what the collector reads.
 */
export function parseVersion(text: string): string {
  const match = /^v?(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)$/.exec(text.trim());
  if (match?.[1] === undefined) {
    throw refused(
      `k6-version "${text}" is not a version. Write all three numbers, for example "${DEFAULT_K6_VERSION}"; ranges and "latest" are not taken.`,
    );
  }
  if (match[1].startsWith('0.')) {
    throw refused(`k6-version "${text}" is too old. Use k6 1.8 or 2, for example "${DEFAULT_K6_VERSION}".`);
  }
  return match[1];
}

function refused(message: string): UsageError {
  return new UsageError([{ where: 'k6-version', line: null, column: null, message }]);
}

/** Version in the output of `k6 version` ("k6 v2.2.0 (commit/…, go1.26.8, linux/amd64)"); null: not k6. */
export function readVersion(output: string): string | null {
  return /^k6\S*(?:\.exe)? v(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)\b/m.exec(output)?.[1] ?? null;
}
