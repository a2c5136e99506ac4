import { isObject, type Json } from './json.ts';
import { forbidden, type Reply } from './reply.ts';
import { type Comment, nodeId, type State, type Token } from './state.ts';

type Ask = {
  readonly state: State;
  readonly token: Token;
  readonly body: { readonly [key: string]: Json | undefined };
};

const IS_VIEWER = /^(query )?\{ viewer \{ login \} \}$/;
/** Hides a comment or shows it again, with `$id` (and `$reason` as the classifier) among the variables. */
const MINIMIZE =
  /^mutation ?\([^)]*\) \{ (un)?minimizeComment\( ?input: \{ subjectId: \$id(?:, classifier: \$reason)? \} ?\) \{ (?:clientMutationId|(?:un)?minimizedComment \{ isMinimized \}) \} \}$/;

/** The GraphQL questions that the product asks: whose token is this, and shall a comment be hidden? */
export function graphql(ask: Ask, violate: (text: string) => void): Reply {
  const query = String(ask.body['query']).replace(/\s+/g, ' ').trim();
  if (IS_VIEWER.test(query)) return { status: 200, body: { data: { viewer: { login: ask.token.login } } } };
  const minimize = MINIMIZE.exec(query);
  if (minimize !== null) return hide(ask, minimize[1] === undefined);
  violate(`unknown GraphQL query: ${query}`);
  return { status: 200, body: { errors: [{ message: 'not known to the emulator' }] } };
}

function hide({ state, token, body }: Ask, hidden: boolean): Reply {
  if (token.permissions['pull-requests'] !== 'write') return failure('FORBIDDEN', forbidden.body);
  const variables = isObject(body['variables']) ? body['variables'] : {};
  const comment = state.comments.find((one) => nodeId(one) === variables['id']);
  if (comment === undefined) return failure('NOT_FOUND', { message: 'Could not resolve to a node' });
  mark(comment, hidden ? String(variables['reason'] ?? 'OUTDATED') : null);
  const [name, inner] = hidden
    ? ['minimizeComment', 'minimizedComment']
    : ['unminimizeComment', 'unminimizedComment'];
  return { status: 200, body: { data: { [name]: { [inner]: { isMinimized: hidden } } } } };
}

function mark(comment: Comment, reason: string | null): void {
  if (reason === null) delete comment.minimized;
  else comment.minimized = reason;
}

/** GraphQL answers 200 to what it refuses. */
function failure(type: string, why: Reply['body']): Reply {
  const message = isObject(why) ? String(why['message']) : '';
  return { status: 200, body: { data: null, errors: [{ type, message }] } };
}
