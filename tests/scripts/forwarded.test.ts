import fc from "fast-check";
import { LOCAL_CALLER } from "@/lib/access/local-caller.mjs";
import { settleForwarded } from "@/scripts/web/forwarded.mjs";

const PUBLIC = "https://tiffin.example.com";
const LOCAL = "http://127.0.0.1:3000";

type Case = { appUrl?: string; trustedProxies?: number; peer?: string };

function settled(sent: Record<string, string>, { appUrl = PUBLIC, trustedProxies = 0, peer }: Case = {}) {
  const headers: Record<string, string> = { host: "127.0.0.1:3000", ...sent };
  settleForwarded(headers, peer ?? "127.0.0.1", { appUrl, trustedProxies });
  return headers;
}

test("an address of its own is believed from nobody when no proxy is named", () => {
  const seen = settled({ "x-forwarded-for": "203.0.113.9" }, { peer: "198.51.100.7" });
  expect(seen["x-forwarded-for"]).toBe("198.51.100.7");
});

test.each([
  ["one proxy", 1, "10.9.9.9, 203.0.113.9", "203.0.113.9"],
  ["two proxies", 2, "10.9.9.9, 203.0.113.9, 10.0.0.2", "203.0.113.9"],
  ["two proxies, one of them walked around", 2, "203.0.113.9", "203.0.113.9"],
  ["a proxy that names ports", 1, "203.0.113.9:51234", "203.0.113.9"],
  ["IPv6 in brackets", 1, "[2001:db8::7]:443", "2001:db8::7"],
  ["IPv4 as IPv6", 1, "::ffff:203.0.113.9", "203.0.113.9"],
  ["no address at all", 1, "unknown", "127.0.0.1"],
  ["nothing sent", 1, "", "127.0.0.1"],
])("behind %s the visitor is who the outermost of ours saw", (_what, trustedProxies, sent, visitor) => {
  expect(settled({ "x-forwarded-for": sent }, { trustedProxies })["x-forwarded-for"]).toBe(visitor);
});

test("the scheme and the host are those of APP_URL, whatever a proxy passes", () => {
  const sent = { host: "upstream", "x-forwarded-proto": "https,http", "x-forwarded-host": "evil.example" };
  const seen = settled(sent, { trustedProxies: 1 });
  expect(seen).toMatchObject({
    host: "tiffin.example.com",
    "x-forwarded-host": "tiffin.example.com",
    "x-forwarded-proto": "https",
  });
});

test("on this machine alone any of its names will do", () => {
  const seen = settled({ host: "localhost:3000" }, { appUrl: LOCAL });
  expect(seen).toMatchObject({ host: "localhost:3000", "x-forwarded-proto": "http" });
});

test.each([
  ["a caller on this machine", {}, "127.0.0.1", true],
  ["the same by IPv6", {}, "::1", true],
  ["one behind a proxy on this machine", { "x-forwarded-for": "203.0.113.9" }, "127.0.0.1", false],
  ["one that says so itself", { [LOCAL_CALLER]: "1" }, "127.0.0.1", false],
  ["a caller from elsewhere", {}, "198.51.100.7", false],
  ["one from elsewhere that says so", { [LOCAL_CALLER]: "1" }, "198.51.100.7", false],
])("%s", (_what, sent, peer, isLocal) => {
  expect(LOCAL_CALLER in settled(sent, { peer })).toBe(isLocal);
});

test("nothing a visitor writes into forwarded headers reaches a page", () => {
  const name = fc.constantFrom(
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-port",
    "forwarded",
    "x-real-ip",
  );
  fc.assert(
    fc.property(fc.dictionary(name, fc.string()), (sent) => {
      expect(settled({ ...sent }, { peer: "198.51.100.7" })).toEqual({
        host: "tiffin.example.com",
        "x-forwarded-for": "198.51.100.7",
        "x-forwarded-host": "tiffin.example.com",
        "x-forwarded-proto": "https",
      });
    }),
  );
});
