// How long a request holds up another visitor, who at the same moment asks for something that costs nothing.
import { setTimeout as delay } from "node:timers/promises";
import { statusOf } from "./send";
import { findTargets } from "./targets";

export type HoldUp = { what: string; longestMs: number };

const TIMES = 12;
const HEAD_START_MS = 1;

const BODIES: readonly (readonly [string, string])[] = [
  ["2,000 values", `[[${'{"a":1},'.repeat(990)}{}]]`],
  ["64 kB of one text", `["${"x".repeat(65_000)}"]`],
  ["64 kB of escapes", `["${"\\u0041".repeat(10_800)}"]`],
  ["64 kB of short texts", `[${`"${"a".repeat(28)}",`.repeat(1_990)}""]`],
  [
    "64 kB of long names",
    `[{${Array.from({ length: 1_990 }, (_, at) => `"${"name".repeat(6)}-${at}":1`).join(",")}}]`,
  ],
  ["64 kB that is refused", `[${"[],".repeat(21_000)}[]]`],
];

/** @returns the longest of several waits for each kind of the largest press that is let in */
export async function measureHoldUps(port: number): Promise<HoldUp[]> {
  const { id } = findTargets().actions.find(({ name }) => name === "logInAction") ?? { id: "" };
  const found: HoldUp[] = [];
  for (const [what, body] of [["nothing", ""], ...BODIES] as const) {
    let longestMs = 0;
    // the first time only warms up what every press goes through
    for (let time = -1; time < TIMES; time++) {
      const press = body === "" ? null : statusOf(port, pressOf(port, id, body, time));
      await delay(HEAD_START_MS);
      const begun = performance.now();
      await statusOf(
        port,
        Buffer.from(`GET /icon.svg HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`),
      );
      if (time >= 0) longestMs = Math.max(longestMs, performance.now() - begun);
      await press;
    }
    found.push({ what, longestMs: Math.round(longestMs) });
  }
  return found;
}

function pressOf(port: number, id: string, body: string, time: number): Buffer {
  const head = [
    "POST /login HTTP/1.1",
    `Host: 127.0.0.1:${port}`,
    "Connection: close",
    `X-Forwarded-For: 10.251.1.${time + 1}`,
    `Origin: http://127.0.0.1:${port}`,
    `Next-Action: ${id}`,
    "Content-Type: text/plain;charset=UTF-8",
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`);
}
