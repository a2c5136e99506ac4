import type { LeftOut, Unusable } from '../../script/left-out.ts';

/** What the script does not do, and why: a part of a sentence. */
export function leftOutText(one: LeftOut): string {
  switch (one.kind) {
    case 'unsafe':
      return `${one.operation}: it may change data`;
    case 'deprecated':
      return `${one.operation}: it is deprecated`;
    case 'unauthorized':
      return `${one.operation}: it needs authorization (${one.schemes.join(', ')}), which workload.headers does not give`;
    case 'no-example':
      return `${one.operation}: the document has no example of the parameter ${one.parameter}`;
    case 'no-text':
      return `${one.operation}: the example of the parameter ${one.parameter} cannot be written into an address`;
    case 'reference':
      return `${one.operation}: ${one.reference} is not in the same document`;
    default:
      return ofRecording(one);
  }
}

type OfDocument = 'unsafe' | 'deprecated' | 'unauthorized' | 'no-example' | 'no-text' | 'reference';

function ofRecording(one: Exclude<LeftOut, { readonly kind: OfDocument }>): string {
  switch (one.kind) {
    case 'foreign':
      return `${requests(one)} to another host, ${one.host}`;
    case 'static':
      return `${requests(one)} for what browsers keep, such as ${one.example}`;
    case 'no-http':
      return `${requests(one)} of another protocol than HTTP, such as ${one.example}`;
    case 'preflight':
      return `${requests(one)} by which a browser asks whether it may ask, such as ${one.example}`;
    case 'beyond':
      return `${requests(one)} at the end: a journey may have 100`;
    case 'header':
      return `the header ${one.name} of ${requests(one)}: it may be a secret`;
    case 'query':
      return `the parameter ${one.name} in the address of ${requests(one)}: it may be a secret`;
    case 'secret-body':
      return `${one.request}: what it sends may hold a secret`;
    case 'no-body':
      return `${one.request}: the recording does not hold what it sends`;
    case 'unanswered':
      return `${one.request}: it was not answered`;
    case 'failed':
      return `${one.request}: it was answered with ${one.status}`;
  }
}

const requests = ({ requests: count }: { readonly requests: number }): string =>
  count === 1 ? 'one request' : `${count} requests`;

/** Why nothing can be made of a file; the end of a sentence. */
export function unusableText(why: Unusable): string {
  switch (why.kind) {
    case 'not-openapi':
      return 'it is no OpenAPI document: it has no `openapi: 3.x` on its first level';
    case 'not-har':
      return 'it is no HAR file: it has no list `entries` in `log`';
    case 'no-requests':
      return 'it holds no request that can be sent';
    case 'version':
      return why.version.startsWith('2')
        ? `it is Swagger ${why.version}, and OpenAPI 3.0 or newer is needed: \`npx swagger2openapi\` makes one of it`
        : `it is of version ${why.version}, and OpenAPI 3.0 or newer is needed`;
  }
}

const SHOWN = 10;

/** Everything that was left out, in lines of a log: the first few, and how many more. */
export function leftOutLines(all: readonly LeftOut[], file: string): readonly string[] {
  const lines = all.slice(0, SHOWN).map((one) => `Left out: ${leftOutText(one)}.`);
  const more = all.length - lines.length;
  return more === 0 ? lines : [...lines, `Left out: ${more} more, listed in ${file}.`];
}
