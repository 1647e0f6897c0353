// Where a request came from, and for which address, decided once before any page sees it: from the socket, APP_URL and
// as many proxies as the operator named. What a visitor writes into these headers counts for nothing.
import net from "node:net";
import { LOCAL_CALLER } from "../../lib/access/local-caller.mjs";

const FORWARDED = /^(x-forwarded-.*|forwarded|x-real-ip|x-tiffintrack-.*)$/;
const LOOPBACK_NAMES = ["127.0.0.1", "localhost", "[::1]"];

/** "203.0.113.9", "203.0.113.9:443", "[2001:db8::1]:443" and "::ffff:203.0.113.9" as the bare address; null for anything else. */
function bareAddress(text) {
  const trimmed = (text ?? "").trim();
  const bracketed = /^\[(.+)\](:\d+)?$/.exec(trimmed)?.[1];
  const withPort = /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(trimmed)?.[1];
  const address = (bracketed ?? withPort ?? trimmed).replace(/^::ffff:(?=\d+\.)/i, "");
  return net.isIP(address) ? address : null;
}

const isLoopback = (address) => address === "::1" || address.startsWith("127.");

// With n proxies in a row the n-th entry from the end is what the outermost one saw; anything before it may be forged.
function visitorOf(forwardedFor, socketAddress, trustedProxies) {
  if (trustedProxies === 0) return socketAddress;
  const entries = (forwardedFor ?? "").split(",").filter((entry) => entry.trim() !== "");
  return bareAddress(entries[Math.max(0, entries.length - trustedProxies)]) ?? socketAddress;
}

/**
 * Rewrites `headers` (of node:http) in place: one `x-forwarded-for`, the scheme of `appUrl`, and its host too, unless it
 * names only this machine (then people use any of the machine's names). `trustedProxies`: how many are in front of us; 0
 * drops what they say.
 */
export function settleForwarded(headers, socketAddress, { appUrl, trustedProxies }) {
  const peer = bareAddress(socketAddress) ?? "unknown";
  const names = Object.keys(headers).filter((name) => FORWARDED.test(name));
  const visitor = visitorOf(headers["x-forwarded-for"], peer, trustedProxies);
  for (const name of names) delete headers[name];
  const { protocol, host, hostname } = new URL(appUrl);
  if (!LOOPBACK_NAMES.includes(hostname)) headers.host = host;
  headers["x-forwarded-for"] = visitor;
  headers["x-forwarded-proto"] = protocol.slice(0, -1);
  if (headers.host) headers["x-forwarded-host"] = headers.host;
  if (names.length === 0 && isLoopback(peer)) headers[LOCAL_CALLER] = "1";
}
