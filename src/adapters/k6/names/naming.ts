/**
 * How requests without a `name` tag are called: the path under BASE_URL, with what varies in it left out.
 *
 * These functions also run inside k6, which gets their source text (`names-module.ts`): they use nothing from outside
 * this file but each other, and no constant of the module's own.
 */
export type NameRules = {
  /** the user's, `/users/:name/posts/*`; the first that fits counts, before all else */
  readonly patterns: readonly string[];
  /** routes whose `*` the warm-up showed to vary, and values that are routes of their own; the first that fits counts */
  readonly learned: readonly string[];
  /** names that the script's thresholds look at, which stay as they are */
  readonly kept: readonly string[];
};

/** Gives the address by which requests to `address` are counted; an idempotent function. A real name stays as it is. */
export type Naming = (address: string, baseUrl: string) => string;

/** Of the rules that find values: names that other ones made are other names. */
export const RULES_VERSION = 1;

export const NO_RULES: NameRules = { patterns: [], learned: [], kept: [] };

/**
 * Remembers what comes again, which is cheaper inside k6: names that are addresses, the words in them, and the names of
 * addresses under BASE_URL that differ by numbers and UUIDs alone.
 */
export function createNaming(rules: NameRules): Naming {
  const kept = new Set(rules.kept);
  const patterns = rules.patterns.map((pattern) => ({ pattern, parts: splitAddress(pattern) }));
  const learned = rules.learned.map((pattern) => ({ pattern, parts: splitAddress(pattern) }));
  const [same, words, shapes] = [new Set<string>(), new Set<string>(), new Map<string, string>()];
  // Else queries make most of the different addresses and count for nothing, and one number or UUID is like another.
  const asksForValues = rules.patterns.length > 0 || rules.kept.length > 0;
  const values = /\/(?:\d+|[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12})(?=\/|$)/gi;
  const segmentOf = (segment: string) => {
    if (words.has(segment)) return segment;
    const shown = nameSegment(segment);
    if (shown !== segment) return shown;
    if (words.size >= 500) words.clear();
    words.add(segment);
    return segment;
  };
  const known = { patterns, learned, segmentOf };
  return (given, baseUrl) => {
    const address = asksForValues ? given : withoutQuery(given);
    if (same.has(address) || kept.has(address)) return address;
    const isShaped = !asksForValues && address.charAt(baseUrl.length) === '/' && address.startsWith(baseUrl);
    const shape = isShaped ? `${baseUrl}${address.slice(baseUrl.length).replace(values, '/0')}` : address;
    const seen = shapes.get(shape);
    if (seen !== undefined) return seen;
    const name = nameAddress(address, baseUrl, known);
    if (same.size + shapes.size >= 500) for (const memory of [same, shapes]) memory.clear();
    if (name === address) same.add(address);
    else if (isShaped) shapes.set(shape, name);
    return name;
  };
}

/** Names that are no addresses keep what follows a question mark. */
export function withoutQuery(address: string): string {
  const end = address.indexOf('?');
  const isAddress = end >= 0 && (address.startsWith('http://') || address.startsWith('https://'));
  return isAddress ? address.slice(0, end) : address;
}

/** What k6 writes for a value in the text of an `http.url` template. */
export function valueSlot(): string {
  return '\u0024{}';
}

type Parts = { readonly segments: readonly string[]; readonly query: readonly string[] };
type Known = readonly { readonly pattern: string; readonly parts: Parts }[];
type Rules = {
  readonly patterns: Known;
  readonly learned: Known;
  readonly segmentOf: (segment: string) => string;
};

/** k6 hides credentials in an address, and calls an `http.url` template by its text. */
export function nameAddress(address: string, baseUrl: string, known: Rules): string {
  const { patterns, learned, segmentOf } = known;
  const whole = hideUser(address.startsWith(valueSlot()) ? `${baseUrl}${address.slice(3)}` : address);
  const under = isUnder(whole, baseUrl);
  const prefix = under ? baseUrl : /^https?:\/\/[^/?#]*/i.exec(whole)?.[0];
  if (prefix === undefined) return address;
  const rest = whole.slice(prefix.length);
  const raw = splitAddress(rest.startsWith('/') ? rest : `/${rest}`);
  const shown = raw.segments.map(segmentOf);
  if (patterns.length === 0 && learned.length === 0) return joinAddress(shown.join('/'), prefix, rest);
  const typed = under ? shown : [...splitAddress(prefix).segments, ...shown.slice(1)];
  const full = () => splitAddress(whole).segments;
  const set = patterns.find(({ pattern, parts }) =>
    fits(parts, pattern.startsWith('/') ? raw : { ...raw, segments: full() }, /^[:*]/),
  );
  const plain = { segments: typed, query: [] };
  const found = set ?? learned.find(({ parts }) => fits(parts, plain, /^\*$/));
  return joinAddress(found?.pattern ?? shown.join('/'), prefix, rest);
}

/** A pattern is a path, or a whole address. */
export function joinAddress(pattern: string, prefix: string, rest: string): string {
  if (!pattern.startsWith('/')) return pattern;
  if (!rest.startsWith('/') && prefix.endsWith('/')) return `${prefix}${pattern.slice(1)}`;
  return pattern === '/' && !rest.startsWith('/') ? prefix : `${prefix}${pattern}`;
}

/** Whether a path is one that a pattern describes: segment by segment, `**` at the end takes any rest. */
export function fits(pattern: Parts, path: Parts, wild: RegExp): boolean {
  const { segments } = pattern;
  const open = segments[segments.length - 1] === '**';
  const fixed = open ? segments.slice(0, -1) : segments;
  if (open ? path.segments.length < fixed.length : path.segments.length !== fixed.length) return false;
  if (!fixed.every((one, at) => one === path.segments[at] || (wild.test(one) && path.segments[at] !== '')))
    return false;
  return pattern.query.every((wanted) => {
    const [key = '', value = '*'] = wanted.split('=');
    return path.query.some((pair) => pair === wanted || (value === '*' && pair.split('=')[0] === key));
  });
}

/** Segments of the path, and the pairs of the query. */
export function splitAddress(address: string): Parts {
  if (!address.includes('?') && !address.includes('#')) return { segments: address.split('/'), query: [] };
  const [, path = '', query = ''] = /^([^?#]*)(?:\?([^#]*))?/.exec(address) ?? [];
  return { segments: path.split('/'), query: query.split('&').filter((pair) => pair !== '') };
}

/** Whether an address lies under another one, and does not only begin alike. */
export function isUnder(address: string, baseUrl: string): boolean {
  if (baseUrl === '' || !address.startsWith(baseUrl)) return false;
  const next = address.charAt(baseUrl.length);
  return next === '/' || next === '' || next === '?' || next === '#' || baseUrl.endsWith('/');
}

/** As k6 shows an address with credentials. */
export function hideUser(address: string): string {
  if (!address.includes('@')) return address;
  const [, scheme = '', user = ''] = /^(https?:\/\/)([^/?#@]*)@/i.exec(address) ?? [];
  if (scheme === '') return address;
  return `${scheme}${user.includes(':') ? '****:****' : '****'}${address.slice(scheme.length + user.length)}`;
}

/** A segment of a path as it is shown: `:id` for a value, `report-:id.pdf` for one in a file's name. */
export function nameSegment(segment: string): string {
  if (segment.includes(valueSlot())) return segment.split(valueSlot()).join(':id');
  if (segment === '' || /^[:*{]/.test(segment)) return segment;
  if (/^\d+$/.test(segment)) return ':id';
  // Most are words: whatever else counts as a value has a digit, or is long.
  if (segment.length < 20 && !/[\d@.]|%40/.test(segment)) return segment;
  const plain = segment.includes('%')
    ? segment.replace(/%3A/gi, ':').replace(/%2C/gi, ',').replace(/%40/g, '@')
    : segment;
  if (isValue(plain)) return ':id';
  const [, stem = '', ending = ''] = /^(.+)(\.[A-Za-z][A-Za-z0-9]{1,4})$/.exec(plain) ?? [];
  if (stem === '') return plain.split(/[-_.~:,;|!()=+]|%20/).some(isPartValue) ? ':id' : segment;
  const isCode = /^\.(js|mjs|css|map)$/.test(ending);
  const parts = stem.split(/([-_.])/).map((part) => {
    const isHash = isCode && /^[A-Za-z0-9]{8}$/.test(part) && changes(part) >= 2;
    return isHash || isValue(part) || isPartValue(part) ? ':id' : part;
  });
  return parts.some((part) => part === ':id') ? `${parts.join('')}${ending}` : segment;
}

/** Between two separators a number of two digits is one of many; a single one may be a version. */
export function isPartValue(part: string): boolean {
  return /^\d{2,}$/.test(part) || (part.length >= 6 && isValue(part));
}

/** Whether a text is a number, date, time, coordinate, UUID, hash or random token, or an address of a person. */
export function isValue(text: string): boolean {
  if (/^[-+]?\d[\d.,:;_x+-]*$/i.test(text)) return !/^\d\.\d$/.test(text);
  if (/^\d{4}-?\d\d(-?\d\d)?T[\d:.,+-]+Z?$/i.test(text)) return true;
  if (/^\{?[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}\}?$/i.test(text)) return true;
  if (/^[^@]+@[^@]+\.[^@]+$/.test(text)) return true;
  if (!/^[A-Za-z0-9]+$/.test(text)) return false;
  const digits = text.replace(/\D/g, '').length;
  if (digits === 0) return text.length >= 20 && changes(text) >= 8;
  if (/^(0x)?[0-9a-f]{7,}$/i.test(text) || /^[A-Za-z]+\d{4,}$/.test(text)) return true;
  const turns = changes(text);
  if (text.length >= 16) return digits >= 2 && turns >= 2;
  if (text.length < 8) return text.length >= 6 && digits >= 2 && turns >= 4;
  return (digits >= 2 && turns >= 3) || turns >= 5;
}

/** How often a text goes over between digits, capitals and other letters. */
export function changes(text: string): number {
  let turns = 0;
  let before = -1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const kind = code < 58 ? 0 : code < 91 ? 1 : 2;
    if (before >= 0 && kind !== before) turns += 1;
    before = kind;
  }
  return turns;
}

/**
 * The address of a template with `:id` for each of its values: `${}/products/${}` and http://shop/products/7 make
 * http://shop/products/:id. What the first value stands for, an address as a rule, is counted from the end.
 */
export function fillTemplate(template: string, address: string, baseUrl: string): string {
  const wanted = splitAddress(template.replace(/^(https?:\/\/[^/?#]*|\$\{\})/i, '')).segments;
  const [origin = ''] = isUnder(address, baseUrl) ? [baseUrl] : (/^https?:\/\/[^/?#]*/i.exec(address) ?? []);
  const path = splitAddress(address.slice(origin.length)).segments;
  const from = path.length - wanted.length + 1;
  if (wanted.length < 2 || from < 1) return address;
  const segments = path.map((segment, at) => {
    const one = wanted[at - from + 1];
    return at < from || one === undefined || !one.includes(valueSlot())
      ? segment
      : one.split(valueSlot()).join(':id');
  });
  return `${origin}${segments.join('/')}`;
}
