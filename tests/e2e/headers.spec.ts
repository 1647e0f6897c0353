import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test, type APIRequestContext } from "@playwright/test";
import { statusAndHead } from "../../proving/hostile/send";
import { findTargets } from "../../proving/hostile/targets";
import { demoLogin, logIn } from "./support/people";

// Every answer carries the headers: pages and files, what is missing, what is refused, and what is no HTTP at all.
const FIXED: Readonly<Record<string, string | RegExp>> = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": /^(strict-origin-when-cross-origin|no-referrer)$/,
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": /camera=\(\).*geolocation=\(\)/,
  "content-security-policy": /^default-src 'none';.*frame-ancestors 'none'/,
};

const { pages, routes } = findTargets();
const addresses = [...pages, ...routes].map((pattern) => pattern.replaceAll(/\[[^\]]+\]/g, "1"));
const missing = [
  "/nothing",
  "/uploads/x/y",
  "/uploads/dishes/x",
  "/icon.svgX",
  "/_next/static/nothing.js",
  "/api/x",
  "/admin/x/y",
];

const files = [
  "/icon.svg",
  "/apple-icon.png",
  "/icons/icon-192.png",
  "/robots.txt",
  "/sitemap.xml",
  "/manifest.webmanifest",
  "/drive.webmanifest",
  "/page-worker.js",
  "/sw.js",
];

function staticFiles(): string[] {
  const folder = path.join(".next", "static");
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `/_next/${path.relative(".next", path.join(entry.parentPath, entry.name))}`);
}

function faultsOf(headers: Readonly<Record<string, string>>, address: string): string[] {
  const faults = Object.entries(FIXED).flatMap(([name, wanted]) => {
    const sent = headers[name] ?? "none";
    const isRight = typeof wanted === "string" ? sent === wanted : wanted.test(sent);
    return isRight ? [] : [`${address}: ${name} is ${sent}`];
  });
  if (!headers["x-request-id"] && !address.startsWith("raw")) faults.push(`${address}: no request id`);
  const policy = headers["content-security-policy"] ?? "";
  if (!policy.includes("base-uri 'none'")) faults.push(`${address}: ${policy}`);
  if (
    (headers["content-type"] ?? "").startsWith("text/html") &&
    !/script-src 'self' 'nonce-[\w+/=]{24}'/.test(policy)
  )
    faults.push(`${address}: a page without a nonce: ${policy}`);
  const opener = /^\/bills\/[^/]+\/pay$/.test(address) ? "same-origin-allow-popups" : "same-origin";
  if (headers["cross-origin-opener-policy"] !== opener) faults.push(`${address}: opener`);
  return faults;
}

async function walk(request: APIRequestContext, asked: readonly string[]): Promise<string[]> {
  const faults: string[] = [];
  for (const address of asked) {
    const answer = await request.get(address, { maxRedirects: 0, failOnStatusCode: false });
    faults.push(...faultsOf(answer.headers(), address));
  }
  return faults;
}

test("as a guest, on every address, every file of the build and every one that is missing", async ({
  request,
}) => {
  expect(addresses.length).toBeGreaterThan(50);
  expect(staticFiles().length).toBeGreaterThan(20);
  expect(await walk(request, [...addresses, ...missing, ...staticFiles(), ...files])).toEqual([]);
});

for (const role of ["owner", "customer"] as const)
  test(`as ${role}, on every address`, async ({ page }) => {
    await logIn(page, demoLogin(role));
    expect(await walk(page.request, [...addresses, ...missing])).toEqual([]);
  });

const REFUSED: readonly (readonly [string, string])[] = [
  ["raw: an address that is no text", "GET /bills/%ff HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"],
  ["raw: a method of no use", "TRACE / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"],
  ["raw: two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n"],
  ["raw: another server's address", "GET http://evil.test/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"],
  [
    "raw: another site's press",
    "POST / HTTP/1.1\r\nHost: a\r\nOrigin: http://b\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
  ],
  ["raw: no HTTP", "hello\r\n\r\n"],
];

test("on what is refused at the door", async ({ baseURL }) => {
  const port = Number(new URL(baseURL ?? "").port);
  for (const [what, bytes] of REFUSED) {
    const { status, headers } = await statusAndHead(port, Buffer.from(bytes));
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(faultsOf(headers, what)).toEqual([]);
  }
});
