import { isSecretName as isSecretVariable } from '../../config/secrets.ts';
import type { Pair } from './entries.ts';

/** Words of names that tell of what nobody else may see: credentials, sessions, what proves a form a site's own. */
const WORD = /(^|[^a-z])(auth|sid|pass|sig|otp|totp|mfa|pin)([^a-z]|$)/i;
const PART =
  /cookie|authori[sz]ation|token|secret|passw|passphrase|passcode|pwd|private[-_]?key|credential|session|api[-_]?key|jwt|saml|csrf|xsrf|signature|code[-_]?verifier|grant[-_]?type/i;

export const isSecretName = (name: string): boolean =>
  WORD.test(inWords(name)) || PART.test(name) || isSecretVariable(name);

/** `loginOtp` is `login_Otp`. */
const inWords = (name: string): string => name.replace(/([a-z\d])([A-Z])/g, '$1_$2');

/** What stands beside the `code` of OAuth, which is a voucher or a colour elsewhere. */
const WITH_CODE = /^(state|session_state|iss|scope|redirect_uri|client_id)$/i;
const LOGIN_PATH = /oauth|oidc|callback|authori[sz]e|sso|sign-?in|log-?in/i;

function secretsInQuery(names: readonly string[], path: string): ReadonlySet<string> {
  const isOfLogin = LOGIN_PATH.test(path) || names.some((name) => WITH_CODE.test(name));
  return new Set(names.filter((name) => isSecretName(name) || (isOfLogin && name.toLowerCase() === 'code')));
}

/** In any text, such as XML, GraphQL or JSON within JSON: a name that says secret, and a sign that its value follows. */
const TOLD =
  /(passw|passphrase|passcode|pwd|secret|token|credential|jwt|saml|(private|api)[-_]?key)\w{0,100}\\{0,8}["']?\s{0,20}[:=>]/i;

/** Whether a body has a field with such a name: a form, a JSON text, or any other text that seems to name one. */
export function holdsSecret(body: string): boolean {
  const json = [...body.matchAll(/"([^"\\]{1,100})"\s*:/g)].map(([, name = '']) => name);
  const form = /^[^\s{[<][^\s{<=]*=/.test(body)
    ? body.split('&').map((pair) => decoded(pair.split('=')[0] ?? ''))
    : [];
  return [...json, ...form].some(isSecretName) || TOLD.test(body) || TOLD.test(decoded(body));
}

/** The path without the secrets in its query, and their names. */
export function withoutSecrets(path: string): { readonly path: string; readonly names: readonly string[] } {
  const [plain = '', query] = path.split(/\?(.*)/s);
  if (query === undefined) return { path, names: [] };
  const pairs = query.split('&').map((pair) => ({ pair, name: decoded(pair.split('=')[0] ?? '') }));
  const all = pairs.map(({ name }) => name);
  const secret = secretsInQuery(all, plain);
  const kept = pairs.filter(({ name }) => !secret.has(name)).map(({ pair }) => pair);
  const names = all.filter((name) => secret.has(name));
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

/** What is not written as an address writes it stays as it is. */
function decoded(text: string): string {
  return text.replaceAll('+', ' ').replace(/(%[\da-f]{2})+/gi, (escaped) => {
    try {
      return decodeURIComponent(escaped);
    } catch {
      return escaped;
    }
  });
}
