import type { Pair } from './entries.ts';

/** Names of what nobody else may see: credentials, sessions, and what proves that a form is a site's own. */
const NAME =
  /(^|[^a-z])(auth|sid|pwd|pass|sig)([^a-z]|$)|cookie|authori[sz]ation|token|secret|passw|credential|session|api[-_]?key|csrf|xsrf|signature/i;

export const isSecretName = (name: string): boolean => NAME.test(name);

/** Whether a form or a JSON text has a field with such a name. */
export function holdsSecret(body: string): boolean {
  const json = [...body.matchAll(/"([^"\\]{1,100})"\s*:/g)].map(([, name = '']) => name);
  const form = /^[^\s{[<]+=/.test(body)
    ? body.split('&').map((pair) => decoded(pair.split('=')[0] ?? ''))
    : [];
  return [...json, ...form].some(isSecretName);
}

/** The path without the secrets in its query, and their names. */
export function withoutSecrets(path: string): { readonly path: string; readonly names: readonly string[] } {
  const [plain = '', query] = path.split(/\?(.*)/s);
  if (query === undefined) return { path, names: [] };
  const pairs = query.split('&').map((pair) => ({ pair, name: decoded(pair.split('=')[0] ?? '') }));
  const kept = pairs.filter(({ name }) => !isSecretName(name)).map(({ pair }) => pair);
  const names = pairs.filter(({ name }) => isSecretName(name)).map(({ name }) => name);
  return { path: kept.length === 0 ? plain : `${plain}?${kept.join('&')}`, names };
}

/** What a browser or the connection adds, and k6 does by itself. */
const OF_BROWSER =
  /^(:.*|host|connection|content-length|transfer-encoding|te|upgrade.*|keep-alive|proxy-connection|user-agent|referer|origin|dnt|priority|pragma|cache-control|if-.*|range|sec-.*|access-control-.*|expect)$/i;

/** Headers that a script sends, and the names of secrets among the others. */
export function headersOf(all: readonly Pair[]): {
  readonly headers: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
} {
  const named = all.filter(({ name }) => name !== '' && !OF_BROWSER.test(name));
  const plain = named.filter(({ name, value }) => !isSecretName(name) && !/[\r\n\0]/.test(value));
  return {
    headers: Object.fromEntries(plain.map(({ name, value }) => [name, value])),
    secrets: named.filter(({ name }) => isSecretName(name)).map(({ name }) => name.toLowerCase()),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
