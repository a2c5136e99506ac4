/** What base and head may both use the last one made of, whichever side made it. */
export type SharedBuild =
  | { readonly kind: 'shared-image'; readonly image: string }
  /** a path beyond the folders of both */
  | { readonly kind: 'shared-output'; readonly path: string };

/** What may make base and head other than their revisions say. */
export type AlikeNote =
  | SharedBuild
  /** what an application reads, in head's folder and not in git */
  | { readonly kind: 'only-in-head'; readonly files: readonly string[] };
