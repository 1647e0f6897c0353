// The line between a driver's phone and the real routes, with the faults of a poor one. A test mocks the clock, the headers and the
// counting of tries with what stands here.
import { encode } from "next-auth/jwt";
import { DriveStore } from "@/components/drive/phone/drive-store";
import { wire } from "@/components/drive/phone/wire";
import { asSystem } from "@/lib/db";
import { openSession } from "@/lib/features/accounts/sessions";
import { POST } from "@/app/api/drive/marks/route";
import { POST as sendPicture } from "@/app/api/drive/picture/route";
import { GET } from "@/app/api/drive/round/route";
import { TEST_ENVIRONMENT } from "@/tests/support/environment.mjs";

const COOKIE = "authjs.session-token";
export const sent = new Headers({ host: "127.0.0.1:3000", "x-forwarded-proto": "http" });
export const clock = { now: new Date(0), phone: new Date(0) };

export type Fault = "none" | "cut" | "lost-answer" | "twice" | "proxy" | "killed" | "killed-after";
/** What happens to the next call; how often each did. */
export const line: { fault: () => Fault } = { fault: () => "none" };
export const counts: Record<string, number> = {};
const never = () => new Promise<Response>(() => {});

/** The line between the phone and the real routes. */
export async function network(address: string, init: RequestInit): Promise<Response> {
  const ask = () => {
    const { method, body } = init;
    const headers = new Headers(init.headers);
    if (body instanceof Blob) headers.set("content-length", String(body.size));
    const request = new Request(`http://127.0.0.1:3000${address}`, {
      method: method ?? "GET",
      headers,
      body: body ?? null,
    });
    if (address.startsWith("/api/drive/picture")) return sendPicture(request);
    return method === "POST" ? POST(request) : GET(request, {});
  };
  const now = line.fault();
  counts[now] = (counts[now] ?? 0) + 1;
  switch (now) {
    case "none":
      return ask();
    case "cut":
      throw new TypeError("Failed to fetch");
    case "lost-answer":
      await ask();
      throw new TypeError("network changed");
    case "twice": {
      const [answer] = await Promise.all([ask(), ask()]);
      return answer;
    }
    case "proxy":
      return new Response("<html>log in to the station's network</html>", { status: 502 });
    case "killed":
      return never();
    case "killed-after":
      await ask();
      return never();
  }
}

/** One life of a browser: its tabs send one at a time, and what it was doing ends with it. */
export function browser(driverId: number): [DriveStore, DriveStore] {
  let last: Promise<unknown> = Promise.resolve();
  const alone = <T>(act: () => Promise<T>): Promise<T> => {
    const turn = last.then(act);
    last = turn.catch(() => {});
    return turn;
  };
  return [new DriveStore(driverId, wire, alone), new DriveStore(driverId, wire, alone)];
}

export async function logIn(id: number): Promise<void> {
  const user = { id: String(id), userAgent: null };
  const sessionToken = await openSession({ system: asSystem, now: clock.now }, user);
  const secret = TEST_ENVIRONMENT.AUTH_SECRET;
  sent.set("cookie", `${COOKIE}=${await encode({ token: { sessionToken }, secret, salt: COOKIE })}`);
}
