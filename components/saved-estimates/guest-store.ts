import { readKept, withKept, writeKept, type KeptEstimate } from "@/lib/domain/estimates/kept";
import { KEPT_NAME, keptText } from "./kept-name";

// What a guest saved, in this browser, until they have an account that takes it over.

const listeners = new Set<() => void>();
let known: { text: string | null; list: readonly KeptEstimate[] } = { text: null, list: [] };

/** Tells of every change, also of one in another tab. Returns how to stop it. */
export function onKeptChange(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

/** The newest first. The same list as before while nothing has changed. */
export function keptNow(): readonly KeptEstimate[] {
  const text = keptText();
  if (text !== known.text) known = { text, list: readKept(text) };
  return known.list;
}

/** False where the browser keeps nothing: a private window, a full store. */
export function keepOne(estimate: KeptEstimate): boolean {
  return put(withKept(keptNow(), estimate));
}

/** Forgets those with these keys; what was saved meanwhile in another tab stays. */
export function forgetKept(keys: ReadonlySet<string>): boolean {
  return put(keptNow().filter(({ key }) => !keys.has(key)));
}

function put(list: readonly KeptEstimate[]): boolean {
  try {
    if (list.length === 0) localStorage.removeItem(KEPT_NAME);
    else localStorage.setItem(KEPT_NAME, writeKept(list));
  } catch {
    return false;
  }
  for (const listener of listeners) listener();
  return true;
}
