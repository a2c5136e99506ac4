import type { Call } from './call.ts';

/** What of a document the script does not do, with why. An operation or request is `GET /products/{id}`. */
export type LeftOut =
  /** it may change data */
  | { readonly kind: 'unsafe'; readonly operation: string }
  | { readonly kind: 'deprecated'; readonly operation: string }
  /** its authorization is none that `workload.headers` gives */
  | { readonly kind: 'unauthorized'; readonly operation: string; readonly schemes: readonly string[] }
  /** a parameter that it needs has no example, or one that no address can hold */
  | { readonly kind: 'no-example' | 'no-text'; readonly operation: string; readonly parameter: string }
  /** a part of it stands where it cannot be read */
  | { readonly kind: 'reference'; readonly operation: string; readonly reference: string }
  /** of a recording: another host's, files that a browser keeps, and what is no HTTP */
  | { readonly kind: 'foreign'; readonly host: string; readonly requests: number }
  | { readonly kind: 'static' | 'no-http' | 'preflight'; readonly requests: number; readonly example: string }
  | { readonly kind: 'beyond'; readonly requests: number }
  /** a header or a parameter of the query that looks like a secret */
  | { readonly kind: 'header' | 'query'; readonly name: string; readonly requests: number }
  | { readonly kind: 'secret-body' | 'no-body' | 'unanswered'; readonly request: string }
  | { readonly kind: 'failed'; readonly request: string; readonly status: number };

/** What was made of a document, and what was not. */
export type Converted = { readonly calls: readonly Call[]; readonly leftOut: readonly LeftOut[] };

/** Why nothing can be made of a document. */
export type Unusable =
  | { readonly kind: 'not-openapi' | 'not-har' | 'no-requests' }
  /** a version that is not read */
  | { readonly kind: 'version'; readonly version: string };
