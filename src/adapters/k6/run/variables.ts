/** A process's environment. */
export type Variables = Readonly<Record<string, string | undefined>>;
