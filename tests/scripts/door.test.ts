import { answerHeaders } from "@/lib/answer-headers.mjs";
import { ask, entered, logged, raw, type Asked } from "../support/door";

const PICTURE = `%2Fuploads%2Fdishes%2F${"0a".repeat(16)}.webp`;
const smaller = (url: string) => `/_next/image?url=${url}&w=640&q=75`;

test("where APP_URL is https every answer keeps browsers to it for a year, and nowhere else", () => {
  const secure = answerHeaders({ path: "/", isHttps: true });
  expect(secure["strict-transport-security"]).toBe("max-age=31536000; includeSubDomains");
  expect(answerHeaders({ path: "/", isHttps: false })["strict-transport-security"]).toBeUndefined();
});

describe("by its head alone", () => {
  test.each<[string, number, Asked]>([
    ["an address that is no UTF-8", 400, { target: "/bills/%ff" }],
    ["a lone surrogate in an address", 400, { target: "/bills/%ed%a0%80" }],
    ["an address that can't be decoded", 400, { target: "/bills/%zz" }],
    ["a NUL in an address", 400, { target: "/admin/customers?search=a%00b" }],
    ["an address that is too long", 400, { target: `/${"a".repeat(5_000)}` }],
    ["another server's address", 400, { target: "http://evil.test/" }],
    ["the history of the sources", 404, { target: "/.git/config" }],
    ["the same in other signs", 404, { target: "/x/%2Egit/HEAD" }],
    ["a file of settings", 404, { target: "/.env" }],
    ["a smaller picture of a page", 404, { target: "/_next/image?url=%2Fadmin&w=640&q=75" }],
    ["the same picture with something behind it", 404, { target: smaller(`${PICTURE}%23a`) }],
    ["the same picture on a detour", 404, { target: smaller(PICTURE.replace("dishes", "x%2F..%2Fdishes")) }],
    ["the same picture in other signs", 404, { target: smaller(PICTURE.replace("%2F0", "%2F%2530")) }],
    ["two pictures at once", 404, { target: `${smaller(PICTURE)}&url=${PICTURE}` }],
    ["the same with a slash", 404, { target: "/_next/image/?url=%2Fadmin&w=640&q=75" }],
    ["a way out of a folder", 404, { target: "/uploads/dishes/../../.env" }],
    ["TRACE", 405, { method: "TRACE" }],
    ["PUT", 405, { method: "PUT", body: "x" }],
    ["OPTIONS for the whole server", 405, { method: "OPTIONS", target: "*" }],
    ["a host that is none", 400, { headers: { host: "a b" } }],
    ["a blank host", 400, { headers: { host: "" } }],
    ["two hosts", 400, { headers: { "x-a": `1\r\nHost: evil.test` } }],
    ["a body with a question", 400, { body: "x" }],
    ["a broken state of the router", 400, { headers: { "next-router-state-tree": "%7Bx" } }],
    ["an action that can't be one", 400, { method: "POST", headers: { "next-action": "x" }, body: "[]" }],
    ["another site's press", 403, { method: "POST", headers: { origin: "https://evil.test" }, body: "[]" }],
    ["a press of a page without origin", 403, { method: "POST", headers: { origin: "null" }, body: "[]" }],
    [
      "the same told by the browser",
      403,
      { method: "POST", headers: { "sec-fetch-site": "cross-site" }, body: "x" },
    ],
  ])(
    "refuses %s with %d, one line in the log and the headers of every answer",
    async (_what, status, asked) => {
      const answer = await ask(asked);
      expect(answer.status).toBe(status);
      expect(answer.headers).toContain("content-security-policy: default-src 'none'");
      expect(answer.headers).toContain("x-content-type-options: nosniff");
      expect(answer.headers).toContain("content-type: text/plain; charset=utf-8");
      expect(logged).toEqual([
        expect.objectContaining({ where: "door", status, requestId: expect.any(String) }),
      ]);
      expect(entered).toEqual([]);
    },
  );

  test("what is no HTTP gets the headers, too", async () => {
    const answer = await raw("hello\r\n\r\n");
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain("content-security-policy: default-src 'none'");
    expect(logged).toEqual([expect.objectContaining({ reason: "not-http" })]);
  });

  test.each<[string, Asked]>([
    ["a page", { target: "/bills/7?next=%2Fbills" }],
    ["what the world agreed on", { target: "/.well-known/security.txt" }],
    ["a name with a dot", { target: "/_next/static/chunks/a.b.js?next=/.git" }],
    ["what somebody typed behind the address", { target: '/admin/customers?search=100%|\\{"^~`' }],
    ["a smaller picture of a dish", { target: smaller(PICTURE) }],
    ["a wish for another protocol", { headers: { connection: "close, upgrade", upgrade: "websocket" } }],
    ["its own press", { method: "POST", body: "a=b" }],
    ["a picture of the head alone", { method: "HEAD", target: "/icon.svg" }],
  ])("lets %s in, with an id of ours", async (_what, asked) => {
    const answer = await ask({ ...asked, headers: { ...asked.headers, "x-request-id": "forged" } });
    expect(answer.status).toBe(200);
    const [seen] = entered;
    expect(seen?.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers).toContain(`x-request-id: ${seen?.headers["x-request-id"]}`);
  });

  test("a check of health by HTTP/1.0 names no host", async () => {
    expect(await raw("GET /health HTTP/1.0\r\n\r\n")).toMatch(/^HTTP\/1\.1 200 /);
  });

  test("nobody can say that the server itself hands a press on", async () => {
    await ask({ headers: { "x-action-forwarded": "1", "x-tiffintrack-door": "00".repeat(32) } });
    expect(entered[0]?.headers["x-action-forwarded"]).toBeUndefined();
  });
});
