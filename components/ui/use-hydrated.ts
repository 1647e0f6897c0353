import { useSyncExternalStore } from "react";

const neverChanges = () => () => {};

/** False in the server's output, until the page's code has loaded and brought it to life. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
}
