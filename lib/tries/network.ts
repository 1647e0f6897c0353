import { isIPv6 } from "node:net";

const GROUPS = 8;
const OF_A_NETWORK = 4;

/**
 * One household's or office's share of the internet: an IPv4 address, or the first half (/64) of an IPv6 one, whose other
 * half changes at will.
 */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [bare = ""] = address.split("%");
  const [head = "", tail] = bare.split("::");
  const groups = (part: string) => part.split(":").filter(Boolean).flatMap(asGroups);
  const left = groups(head);
  const right = groups(tail ?? "");
  const between = Array.from({ length: Math.max(0, GROUPS - left.length - right.length) }, () => "0");
  const all = [...left, ...between, ...right].map((group) => Number.parseInt(group, 16).toString(16));
  return `${all.slice(0, OF_A_NETWORK).join(":")}::/64`;
}

/** The last of them may be written as an IPv4 address. */
function asGroups(group: string): string[] {
  if (!group.includes(".")) return [group];
  const [a = 0, b = 0, c = 0, d = 0] = group.split(".").map(Number);
  return [(a * 256 + b).toString(16), (c * 256 + d).toString(16)];
}
