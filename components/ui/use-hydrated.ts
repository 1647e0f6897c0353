import { useSyncExternalStore } from "react";

const neverChanges = () => () => {};

/** False in what the server sends, until the code of the page has come and made it work. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
}
