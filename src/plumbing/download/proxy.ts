type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Whether an address is spoken to directly whatever proxy the variables name: this machine, and what `no_proxy` lists,
 * each entry with all below it.
 */
export function isDirect({ hostname, port, protocol }: URL, env: Variables): boolean {
  const host = hostname.toLowerCase();
  if (host === 'localhost' || host.startsWith('127.') || host === '[::1]') return true;
  const names = [host, `${host}:${port || (protocol === 'https:' ? 443 : 80)}`];
  const listed = (env['no_proxy'] || env['NO_PROXY'] || '').toLowerCase().split(/[\s,]+/);
  return listed.some((entry) => {
    if (entry === '' || entry === '*') return entry === '*';
    const below = `.${entry.replace(/^\*?\./, '')}`;
    return names.some((name) => name === entry || name.endsWith(below));
  });
}
