import { once } from "node:events";
import http from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { tellAsker } from "@/lib/process/asker.mjs";
import { readMeasured } from "@/lib/process/measured";
import { measuring, routeFinder } from "@/scripts/web/measure.mjs";

const routeOf = routeFinder(["/", "/plans", "/bills/[id]", "/bills/[id]/pdf", "/api/auth/[...nextauth]"]);

test.each([
  ["/", "/"],
  ["/plans", "/plans"],
  ["/bills/17", "/bills/[id]"],
  ["/bills/17/pdf", "/bills/[id]/pdf"],
  ["/bills/17/pdf/more", "other"],
  ["/bills", "other"],
  ["/api/auth/callback/credentials", "/api/auth/[...nextauth]"],
  ["/api/auth", "other"],
  ["/_next/static/chunks/a.js", "/_next/static"],
  ["/wp-login.php", "other"],
])("%s is a request of %s", (path, route) => expect(routeOf(path)).toBe(route));

describe("a request", () => {
  let server: http.Server;
  const lines: Record<string, unknown>[] = [];
  const log = { info: (line: Record<string, unknown>) => void lines.push(line) };

  beforeEach(async () => {
    lines.length = 0;
    const enter = measuring({ routeOf, log }, (request, response) => {
      request.headers["x-request-id"] = "r-1";
      if (request.url === "/plans") tellAsker(7);
      if (request.url === "/bills/1") return void response.write("half");
      response.writeHead(request.url === "/none" ? 404 : 200).end("whole");
    });
    server = http.createServer(enter).listen(0, "127.0.0.1");
    await once(server, "listening");
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const bound = () => {
    const address = server.address();
    return typeof address === "object" && address !== null ? address.port : 0;
  };
  const ask = async (path: string, init: RequestInit = {}) =>
    (await fetch(`http://127.0.0.1:${bound()}${path}`, init)).text();
  const told = async (count: number) => {
    while (lines.length < count) await delay(5);
    return lines.map(({ ms: _ms, ...line }) => line);
  };
  const about = { where: "door", requestId: "r-1" };

  test("is one line of the log: its route, not its address, and who it turned out to be", async () => {
    await ask("/plans");
    await ask("/none", { method: "POST" });
    await ask("/_next/static/chunks/a.js");
    await ask("/bills/17/pdf");
    expect(await told(3)).toEqual([
      { ...about, method: "GET", route: "/plans", status: 200, userId: 7 },
      { ...about, method: "POST", route: "other", status: 404 },
      { ...about, method: "GET", route: "/bills/[id]/pdf", status: 200 },
    ]);
  });

  test("that was hung up on is no success", async () => {
    const gone = new AbortController();
    const answer = await fetch(`http://127.0.0.1:${bound()}/bills/1`, { signal: gone.signal });
    gone.abort();
    await expect(answer.text()).rejects.toThrow();
    expect(await told(1)).toEqual([{ ...about, method: "GET", route: "/bills/[id]", status: 499 }]);
  });

  test("is counted by route and kind of answer, files too, and one that was handed on once", async () => {
    await ask("/plans");
    await ask("/none");
    await ask("/_next/static/chunks/a.js");
    await ask("/plans", { headers: { "x-action-forwarded": "1" } });
    await told(2);
    const text = await readMeasured();
    const counts = [...text.matchAll(/^tiffintrack_request_seconds_count\{(.*)\} (\d+)$/gm)];
    expect(counts.map(([, labels, count]) => `${labels} ${count}`).toSorted()).toEqual([
      'method="GET",route="/_next/static",status="2xx" 1',
      'method="GET",route="/plans",status="2xx" 1',
      'method="GET",route="other",status="4xx" 1',
    ]);
  });
});
