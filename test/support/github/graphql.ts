import type { Json } from './json.ts';
import type { Reply } from './reply.ts';
import type { Token } from './state.ts';

/** The one GraphQL question that the product asks: whose token is this? */
export function graphql(
  token: Token,
  body: { readonly [key: string]: Json | undefined },
  violate: (text: string) => void,
): Reply {
  const query = String(body['query']).replace(/\s+/g, ' ').trim();
  if (!/^(query )?\{ viewer \{ login \} \}$/.test(query)) {
    violate(`unknown GraphQL query: ${query}`);
    return { status: 200, body: { errors: [{ message: 'not known to the emulator' }] } };
  }
  return { status: 200, body: { data: { viewer: { login: token.login } } } };
}
