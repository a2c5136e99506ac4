import type { Kind } from './kind.ts';
import { matching, textOf } from './one-value.ts';

/** What a profile is fetched from: it is read while the script is driven, and nobody else's server is asked for one. */
export const PPROF: Kind<string> = matching(
  /^\/[^/\s][^\s]*$|^http:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?\/[^\s]*$/,
  {
    wants:
      'a path of the application that begins with /, or a URL of this machine that begins with http://127.0.0.1',
    meant(raw) {
      const text = textOf(raw) ?? '';
      return /^[\w-]+(\/[\w.-]+)+$/.test(text) ? `/${text}` : null;
    },
  },
);
