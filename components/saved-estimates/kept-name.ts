/** Under which a browser keeps what a guest saved. */
export const KEPT_NAME = "tiffintrack:estimates";

/** What stands there; null for nothing, and where the browser keeps nothing. */
export function keptText(): string | null {
  try {
    return localStorage.getItem(KEPT_NAME);
  } catch {
    return null;
  }
}
