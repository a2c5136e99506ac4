type Fact = { readonly kind: string };

/** The members of a union that have this kind, by itself or among others. */
export type Of<F extends Fact, K extends string> = F extends { readonly kind: infer Kinds }
  ? K extends Kinds
    ? F
    : never
  : never;

/** For each kind of a union of facts its sentence. */
export type Phrases<F extends Fact> = {
  readonly [K in F['kind']]: (fact: Of<F, K>) => string;
};

/** The sentence of a fact. */
export function say<F extends Fact>(phrases: Phrases<F>, fact: F): string {
  // The table has, for the fact's own kind, what takes this very member of the union; the compiler cannot pair them.
  const phrase = phrases[fact.kind as F['kind']] as (fact: F) => string;
  return phrase(fact);
}
