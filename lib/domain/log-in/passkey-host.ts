/** The host that passkeys belong to, by name. No browser allows them for a numeric address. */
export function passkeyHost(appUrl: string): string | null {
  const { hostname } = new URL(appUrl);
  return /^[\d.]+$|:/.test(hostname) ? null : hostname;
}
