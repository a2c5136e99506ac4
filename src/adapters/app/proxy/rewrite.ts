/** Names and values in turns, as Node reads and writes them: in their order, those that come twice too. */
export type RawHeaders = readonly string[];

/** Where the proxy listens, and the application that it stands before. */
export type Between = { readonly own: URL; readonly target: URL };

/**
 * A request's headers as the application would get them from a client that calls it by its own address. What names
 * another host stays as the client wrote it. `without`: name of one that is the proxy's own, in small letters.
 */
export function toApplication(
  headers: RawHeaders,
  { own, target }: Between,
  without: string | null = null,
): string[] {
  return mapped(headers, (name, value) => {
    if (name === without) return null;
    if (name === 'host') return value === own.host ? target.host : value;
    if (name === 'origin') return value === own.origin ? target.origin : value;
    if (name === 'referer') return moved(value, own, target);
    return value;
  });
}

/** The application's answer, where what leads to its own address leads to the proxy. */
export function toClient(headers: RawHeaders, { own, target }: Between): string[] {
  return mapped(headers, (name, value) => {
    if (name === 'location') return moved(value, target, own);
    return name === 'set-cookie' ? cookieOf(value, target) : value;
  });
}

/** An address of one origin at the other; any other address stays. */
function moved(address: string, from: URL, to: URL): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  return url.host === from.host ? `${to.origin}${url.href.slice(url.origin.length)}` : address;
}

/** A client of the proxy gives back no cookie that is for TLS alone, or for the application's name. */
function cookieOf(cookie: string, { protocol, hostname }: URL): string {
  const [value = '', ...attributes] = cookie.split(';');
  const kept = attributes.filter((attribute) => {
    const [name = '', domain = ''] = attribute.trim().toLowerCase().split('=');
    if (name === 'secure') return protocol !== 'https:';
    return name !== 'domain' || domain.replace(/^\./, '') !== hostname;
  });
  return [value, ...kept].join(';');
}

/** `write`: null: it is left out. */
function mapped(headers: RawHeaders, write: (name: string, value: string) => string | null): string[] {
  return headers.flatMap((name, index) => {
    if (index % 2 === 1) return [];
    const value = write(name.toLowerCase(), headers[index + 1] ?? '');
    return value === null ? [] : [name, value];
  });
}
