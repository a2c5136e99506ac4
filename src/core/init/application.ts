import type { Found, Place, Tree } from './tree.ts';

export type Framework =
  | 'next'
  | 'nest'
  | 'fastify'
  | 'express'
  | 'node'
  | 'django'
  | 'fastapi'
  | 'rails'
  | 'spring-boot'
  | 'aspnet'
  | 'go'
  | 'rust';

/** A path that answers GET, its parameters as `:name`. */
export type Route = { readonly path: string; readonly at: Place };

/** How the application learns which port to listen on. */
export type Listening =
  /** it reads a variable: PORT, or one that `app.env` sets to it */
  | { readonly kind: 'reads'; readonly variable: string; readonly at: Place }
  /** the line that starts it says so */
  | { readonly kind: 'told' }
  /** it listens on a number; `put`: what to write in the number's place */
  | { readonly kind: 'fixed'; readonly port: number; readonly at: Place; readonly put: string }
  | { readonly kind: 'unknown' };

/** What GitHub's runner does not have by itself. */
export type Needed =
  | { readonly kind: 'corepack' }
  | { readonly kind: 'pipx'; readonly tool: string }
  | { readonly kind: 'java'; readonly version: string };

/** What a repository shows of the application in it. */
export type Application = {
  readonly framework: Framework;
  readonly at: Place;
  /** null: nothing to build or install */
  readonly build: Found<string> | null;
  /** run for each side before it starts; null: nothing */
  readonly setup: Found<string> | null;
  /** null: how it starts was not found */
  readonly start: Found<string> | null;
  readonly env: Readonly<Record<string, string>>;
  readonly listening: Listening;
  readonly routes: readonly Route[];
  readonly needed: readonly Needed[];
};

/** Finds applications of its kind; null: there is none. */
export type Detector = (tree: Tree) => Application | null;
