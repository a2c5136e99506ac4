/** Makes secrets unreadable in a text that leaves the process or is kept. */
export type Mask = (text: string) => string;

export type Variables = Readonly<Record<string, string | undefined>>;

/** Names of variables and inputs whose values are secrets. */
const NAME =
  /TOKEN|SECRET|PASSW(OR)?D|PASSPHRASE|CREDENTIAL|PRIVATE|AUTHORIZATION|COOKIE|KEYS?([_-]|$)|(^|[_-])(PASS|DSN)([_-]|$)|_(PWD|PAT)$/i;

/** Whether the value of a variable with this name is a secret. */
export const isSecretName = (name: string): boolean => NAME.test(name);

/** Below this a mask would hit ordinary words everywhere. Characters. */
const SHORTEST = 4;
/** Lines of a key in PEM and the like; shorter ones are its frame. Characters. */
const SHORTEST_LINE = 8;

/** Values so common that masking them hides more than it protects. */
const COMMON = new Set(
  [
    'true false null none undefined auto default enabled disabled always never',
    'localhost 127.0.0.1 0.0.0.0 host.docker.internal main master head base',
    'root admin administrator user username guest test testing example changeme',
    'development production staging local debug info warn warning error trace silent verbose',
    'postgres postgresql mysql mariadb redis mongo sqlite pass password passwd secret token bearer basic',
  ].flatMap((line) => line.split(' ')),
);

/** What is set for the run itself and tells nothing: words, amounts, paths, addresses on this machine. */
const PLAIN =
  /^([a-z]{1,11}|[\d.,:_-]+(\/?[a-z%]{1,3})?|\.{0,2}\/\S*|[a-z]+:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:[^\s/@]*)?(\/\S*)?|[^$]*\$\{[\s\S]*)$/i;

/** Bounded, like all that runs over logs: a line may be megabytes long. */
const CREDENTIALS = /\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s:/@]{0,200}:([^\s/]{1,500})@/i;

/**
 * The secrets among variables or inputs: the value of each whose name says so (TOKEN, SECRET, PASSWORD, KEY,
 * CREDENTIAL, …), and the password in each that is a URL. No value below four characters, no common one (`true`,
 * `localhost`, `postgres`, …) and no number below six digits.
 */
export function secretsOf(variables: Variables): readonly string[] {
  return Object.entries(variables).flatMap(([name, value = '']) => [
    ...(isSecretName(name) ? worthHiding(value) : []),
    ...passwordIn(value),
  ]);
}

/**
 * The secrets among variables that the user hands to the application or to the script: all of their values, as these
 * were chosen to be passed on, but for what `secretsOf` lets pass and, where the name does not say secret, for plain
 * words below twelve letters, amounts, paths and addresses of this machine.
 */
export function secretsHandedOn(variables: Variables): readonly string[] {
  const told = Object.entries(variables).flatMap(([, value = '']) =>
    PLAIN.test(value.trim()) ? [] : worthHiding(value),
  );
  return [...secretsOf(variables), ...told];
}

/** `NAME` and `NAME=value` as variables; a bare name has its value from `env`. */
export function listedVariables(listed: readonly string[], env: Variables): Variables {
  return Object.fromEntries(
    listed.map((entry) => {
      const [, name = '', value] = /^\s*([^=\s]*)(?:=([\s\S]*))?/.exec(entry) ?? [];
      return [name, value ?? env[name]];
    }),
  );
}

/**
 * The secrets in a setting of variables that cannot be read as such. `isValue`: it is the value of a variable, else
 * only what stands behind an equals sign or a name is.
 */
export function secretsWithin(raw: unknown, isValue: boolean): readonly string[] {
  if (typeof raw === 'object' && raw !== null) {
    const inner = isValue || !Array.isArray(raw);
    return Object.values(raw).flatMap((one: unknown) => secretsWithin(one, inner));
  }
  const text = String(raw ?? '');
  const behind = /[=:]([\s\S]*)$/.exec(text)?.[1];
  return secretsHandedOn({ value: behind ?? (isValue && typeof raw === 'string' ? text : '') });
}

/** The value, and each line of one that has several: logs show lines. */
function worthHiding(value: string): readonly string[] {
  const whole = value.trim();
  if (whole.length < SHORTEST || COMMON.has(whole.toLowerCase()) || /^\d{1,5}$/.test(whole)) return [];
  const lines = whole.split(/\r?\n/).map((line) => line.trim());
  return lines.length === 1 ? [whole] : [whole, ...lines.filter((line) => line.length >= SHORTEST_LINE)];
}

function passwordIn(value: string): readonly string[] {
  const password = CREDENTIALS.exec(value)?.[1];
  if (password === undefined) return [];
  return [password, decoded(password)].flatMap(worthHiding);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const STARS = '***';

/** Secrets that are known by where they stand, whatever their value is. */
const BY_PLACE: readonly (readonly [RegExp, string])[] = [
  // scheme://user:password@host
  [/(\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s:/@]{0,200}:)[^\s/]{1,500}@/gi, `$1${STARS}@`],
  // Connection strings and queries: password=…
  [/(\b(?:password|passwd|pwd|access_token|client_secret)=)[^\s&;,'"]+/gi, `$1${STARS}`],
  [/(\bauthorization["']?\s*[:=]\s*["']?(?:(?:bearer|basic|token)\s+)?)[^\s"',;]+/gi, `$1${STARS}`],
  // GitHub's own tokens.
  [/\b(?:gh[oprsu]_[A-Za-z0-9]{20,}|github_pat_\w{20,})/g, STARS],
];

/**
 * A mask for these values, in every form in which a log, a URL or a JSON text shows them. The one function that every
 * text goes through before it is kept or shown.
 */
export function createMask(secrets: readonly string[]): Mask {
  const forms = new Set(secrets.flatMap((secret) => [secret, inJson(secret), encodeURIComponent(secret)]));
  // The longest first: a secret may hold another.
  const longestFirst = [...forms].filter((form) => form !== '').toSorted((a, b) => b.length - a.length);
  const pattern = longestFirst.map(patternOf).join('|');
  const known = pattern === '' ? null : new RegExp(pattern, 'g');
  return (text) => {
    const masked = known === null ? text : text.replace(known, STARS);
    return BY_PLACE.reduce((rest, [place, stars]) => rest.replace(place, stars), masked);
  };
}

/** A short one may be a part of ordinary words, where it stands for nothing. */
function patternOf(form: string): string {
  const exact = form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return form.length < SHORTEST_LINE ? `(?<![A-Za-z0-9])${exact}(?![A-Za-z0-9])` : exact;
}

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);
