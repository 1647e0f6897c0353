import { useEffect, useSyncExternalStore } from "react";

const listen = (changed: () => void) => {
  window.addEventListener("hashchange", changed);
  return () => window.removeEventListener("hashchange", changed);
};

/**
 * What the mailed link that opened this page carries: it stands behind the address's `#`, which a browser sends to nobody.
 * Letters of before carried it in the search; from there it is moved. Null until the page's code has loaded.
 */
export function useMailedLink(): Record<string, string> | null {
  const carried = useSyncExternalStore(
    listen,
    () => window.location.hash.slice(1) || window.location.search.slice(1),
    () => null,
  );
  useEffect(() => {
    const { hash, search, pathname } = window.location;
    if (!hash && search)
      window.history.replaceState(window.history.state, "", `${pathname}#${search.slice(1)}`);
  }, []);
  return carried === null ? null : Object.fromEntries(new URLSearchParams(carried));
}
