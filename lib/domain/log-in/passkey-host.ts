/** Whose passkeys are: a host by its name. An address of figures has none, in no browser. */
export function passkeyHost(appUrl: string): string | null {
  const { hostname } = new URL(appUrl);
  return /^[\d.]+$|:/.test(hostname) ? null : hostname;
}
