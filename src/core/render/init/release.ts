/** What the workflow uses. */
export type Release = {
  /** `owner/name` */
  readonly action: string;
  /** `1.2.3` */
  readonly version: string;
};

/** The commit and the version of the action that checks the repository out, as `npm run pins:actions` asks for it. */
export const CHECKOUT = 'actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2';
