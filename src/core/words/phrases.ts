type Fact = { readonly kind: string };

/** The members of a union that have this kind, by itself or among others. */
export type Of<F extends Fact, K extends string> = F extends { readonly kind: infer Kinds }
  ? K extends Kinds
    ? F
    : never
  : never;

/** For each kind of a union of facts its sentence, or what else is said of it. */
export type Phrases<F extends Fact, Said = string> = {
  readonly [K in F['kind']]: (fact: Of<F, K>) => Said;
};

/** What is said of a fact. */
export function say<F extends Fact, Said = string>(phrases: Phrases<F, Said>, fact: F): Said {
  // The table has, for the fact's own kind, what takes this very member of the union; the compiler cannot pair them.
  const phrase = phrases[fact.kind as F['kind']] as (fact: F) => Said;
  return phrase(fact);
}
