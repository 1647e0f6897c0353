// Values that no form of ours sends, and some that look like ours.
import { randomUUID } from "node:crypto";
import type { Random } from "../drill/random";

const NAMES =
  "email password fullname phone addr1 addr2 area city state pincode next token version planId name dailyRate description items picture isActive customerId subscriptionId billId paymentId creditId doorPaymentId caseId closureId mailId sessionId startDate endDate from to day date month reason lateReason amount seen method reference weekdays plans closures kitchenName kitchenPhone dueDays currentPassword isSecond way note press";

export const FIELD_NAMES = NAMES.split(" ");

const TEXTS = [
  "",
  " ",
  "0",
  "1",
  "-1",
  "007",
  "1e3",
  "2147483647",
  "2147483648",
  "99999999999999999999",
  "NaN",
  "2026-02-30",
  "2026-11-30",
  "0000-00-00",
  "9999-12-31",
  "5 Dec",
  "32 Dec 20266",
  "2026-13",
  "' OR 1=1 --",
  "$1; DROP TABLE users",
  "%27%22",
  "../../../../etc/passwd",
  "{{7*7}}",
  "${jndi:ldap://a}",
  "<script>alert(1)</script>",
  "=cmd|' /C calc'!A0",
  "https://evil.test/?a=b",
  "//evil.test",
  "javascript:alert(1)",
  "someone@example.test",
  "SOMEONE@EXAMPLE.TEST ",
  "a@b",
  "9820012345",
  "+91 98200 12345",
  "९८२००१२३४५",
  "₹1,200",
  "1,20,000.00",
  "Asha\u202eahsA",
  "\u200b\u200d\ufeff",
  "é".normalize("NFD").repeat(40),
  "👩‍👩‍👧‍👦".repeat(20),
  "क्षि".repeat(100),
  "\r\nBcc: all@example.test",
  "a\tb\nc\r\nd",
  "x".repeat(256),
  "x".repeat(5_000),
  "a=b&c=d",
  "true",
  "null",
  "__proto__",
  "constructor",
];
/** What no column can hold: the door refuses it. */
const UNHELD = ["\0", "a\0b", "\ud800", "\udc00x", "😀".slice(0, 1)];
const NUMBERS = [0, -0, 1, -1, 1.5, 1e21, 1e308, 5e-324, 2 ** 31 - 1, 2 ** 31, 2 ** 53, -(2 ** 31), 230];

export function text(random: Random): string {
  return random.share() < 0.06 ? random.pick(UNHELD) : random.pick(TEXTS);
}

/** A value of any kind, nested at most a little deeper than what is let in. */
export function value(random: Random, depth = 0): unknown {
  const chance = random.share();
  if (chance < 0.4) return text(random);
  if (chance < 0.6) return random.pick(NUMBERS);
  if (chance < 0.7) return random.pick([true, false, null]);
  if (chance < 0.73) return `$undefined`;
  if (chance < 0.75) return `$D2026-11-30T00:00:00.000Z`;
  if (chance < 0.78)
    return `$${random.pick(["Q1", "B1", "T1", "@1", "n12", "K1", "1", "F1", "$x", "NaN", "W0"])}`;
  if (depth > 13) return [];
  if (chance < 0.9)
    return Array.from({ length: Math.floor(random.share() * 5) }, () => value(random, depth + 1));
  return fields(random, depth + 1);
}

/** An object with names that our forms use. */
export function fields(random: Random, depth = 0): Record<string, unknown> {
  const count = Math.floor(random.share() * 9);
  const entries = Array.from({ length: count }, () => [random.pick(FIELD_NAMES), value(random, depth + 1)]);
  return Object.fromEntries(entries);
}

export const key = (random: Random): unknown =>
  random.share() < 0.7 ? randomUUID() : random.pick([undefined, "", "x", 5, null, [randomUUID()], { a: 1 }]);

/** Values for a part of an address. */
export const PARAMS = [
  ..."1 2 230 0 -1 2147483647 2147483648 99999999999999999999 1e3 0x10 a NaN null undefined [] new export".split(
    " ",
  ),
  ...[
    "%ff",
    "%ed%a0%80",
    "%zz",
    "%00",
    "%2e%2e",
    "..%2f..%2fetc%2fpasswd",
    "%20",
    "%E0%A4%95",
    "1%2F2",
    "%252e",
    "a%0d%0ab",
  ],
  ...["1;drop", "'", "%22", "{}", "*", "~", "(1)", "x".repeat(300), `${"a".repeat(32)}.webp`],
];

export const HEADERS: readonly (readonly [string, readonly string[]])[] = [
  [
    "next-router-state-tree",
    ["", "x", "%7B%7D", "%5B%22%22%2C%7B%7D%5D", "%ff", "[]", "%5B1%5D", "x".repeat(3_000)],
  ],
  ["rsc", ["1", "x", ""]],
  ["next-router-prefetch", ["1", "2", "x"]],
  ["next-router-segment-prefetch", ["/_tree", "/_index", "/x/../y", "%ff", ""]],
  ["next-url", ["/login", "http://evil.test/", "%ff", "//", "x"]],
  ["x-forwarded-proto", ["https,http", "javascript", ""]],
  ["x-forwarded-host", ["evil.test", "a b", ""]],
  ["x-middleware-subrequest", ["proxy", "middleware:middleware:middleware"]],
  ["x-middleware-rewrite", ["http://evil.test/"]],
  ["x-action-forwarded", ["1"]],
  ["x-nextjs-data", ["1"]],
  ["x-now-route-matches", ["1=1"]],
  ["x-matched-path", ["/admin"]],
  ["x-request-id", ["x", "a".repeat(500)]],
  ["x-nonce", ["a'; script-src *"]],
  ["x-path", ["//evil.test"]],
  ["accept", ["*/*", "text/x-component", "application/json", ""]],
  ["accept-language", ["hi", "x".repeat(2_000), "%ff"]],
  ["accept-encoding", ["gzip", "br;q=NaN", "identity;q=0"]],
  ["range", ["bytes=0-1", "bytes=5-1", "bytes=a-b"]],
  ["if-none-match", ["*", '"x"']],
  ["if-modified-since", ["x", "Thu, 01 Jan 1970 00:00:00 GMT"]],
  ["cookie", ["authjs.session-token=x", "authjs.session-token=", "a=%ff; authjs.session-token=%00", "=;=;;"]],
  ["authorization", ["Bearer x", "Basic "]],
  ["user-agent", ["", "x".repeat(2_000), "\u00ff\u00fe"]],
  ["expect", ["100-continue"]],
  ["content-encoding", ["gzip", "br"]],
  ["purpose", ["prefetch"]],
  ["sec-fetch-site", ["cross-site", "same-origin", "none", "x"]],
];
