/** A function of one object that does its work once for each: rules ask for the same index again and again. */
export function once<T extends object, R>(work: (of: T) => R): (of: T) => R {
  const done = new WeakMap<T, { readonly result: R }>();
  return (of) => {
    const known = done.get(of) ?? { result: work(of) };
    done.set(of, known);
    return known.result;
  };
}
