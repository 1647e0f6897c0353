/** The mark that a page leaves in its browser, for a moment, before it reads itself anew with nobody there. */
export const BY_ITSELF = "tiffintrack-by-itself=1";

/** Whether a page that was left open sends this request by itself, which keeps no session alive. */
export function isByItself(path: string | null, cookies: string | null): boolean {
  const isLook = path !== null && /\/revision(?:\?|$)/.test(path);
  return isLook || (cookies ?? "").split(/;\s*/).includes(BY_ITSELF);
}
