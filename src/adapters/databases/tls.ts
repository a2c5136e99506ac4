/** libpq's own modes, by which a URL says whether TLS is wanted. */
const MODES: ReadonlySet<string> = new Set([
  ...['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'],
]);

/** What others than libpq call them; the client's own word for the last one is lost where it is to be like libpq. */
const MEANT: Readonly<Record<string, string>> = { false: 'disable', '0': 'disable', 'no-verify': 'require' };

/** What this client reads by itself, and as it is meant. */
const ITS_OWN = ['true', '1'];

/** Modes that leave it to the server, as what is tried then. */
const TRIED: Readonly<Record<string, readonly string[]>> = {
  prefer: ['require', 'disable'],
  allow: ['disable', 'require'],
};

/**
 * The URL for this client, whose reading of `sslmode` is another than psql's and the application's own driver's: one that it
 * reads as they do, or two, the second for a server that refuses the first. `ssl=require` is how asyncpg has it.
 */
export function waysOf(url: string): readonly string[] {
  const [, server = url, query = ''] = /^([^?#]*)\??([^#]*)/.exec(url) ?? [];
  const parameters = new URLSearchParams(query);
  const mode = modeOf(parameters);
  if (mode === null || parameters.has('uselibpqcompat')) return [url];
  return (TRIED[mode] ?? [mode]).map((way) => {
    const all = new URLSearchParams(parameters);
    all.delete('ssl');
    all.set('sslmode', way);
    all.set('uselibpqcompat', 'true');
    return `${server}?${all}`;
  });
}

/** null: the URL says nothing that is to be read in another way */
function modeOf(parameters: URLSearchParams): string | null {
  const said = parameters.get('sslmode') ?? parameters.get('ssl');
  if (said === null || (ITS_OWN.includes(said) && !parameters.has('sslmode'))) return null;
  const mode = MEANT[said] ?? said;
  // Any other text the client would take for settings of TLS, and fail by it.
  return MODES.has(mode) ? mode : 'prefer';
}
