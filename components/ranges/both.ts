type Handlers = Readonly<Record<string, ((event: never) => void) | undefined>>;

/** Two sets of handlers for one element: where both have one, the first is called first. */
export function both<A extends Handlers, B extends Handlers>(first: A, second: B): A & B {
  const joined = Object.entries(second).map(([name, later]) => {
    const earlier = first[name];
    const call = (event: never) => {
      earlier?.(event);
      later?.(event);
    };
    return [name, call] as const;
  });
  return { ...first, ...second, ...Object.fromEntries(joined) };
}
