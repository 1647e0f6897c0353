/**
 * Lets callers who ask for the same thing at the same moment, on one server, share one answer: twenty clicks are one
 * request to the gateway.
 */
export function sharing<T>(): (key: string, work: () => Promise<T>) => Promise<T> {
  const underWay = new Map<string, Promise<T>>();
  return (key, work) => {
    const running = underWay.get(key) ?? work().finally(() => underWay.delete(key));
    underWay.set(key, running);
    return running;
  };
}
