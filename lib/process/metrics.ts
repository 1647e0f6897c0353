import { createHash, timingSafeEqual } from "node:crypto";
import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { clockNow } from "@/lib/clock";
import { asSystem } from "@/lib/db";
import { env } from "@/lib/env";
import { countFailedLetters, waitingLetters } from "@/lib/features/notifications/queries";
import { countUndecided } from "@/lib/features/odd-cases/cases";
import { secondsSinceHeartbeat } from "./heartbeat";
import { LOCAL_CALLER } from "@/lib/access/local-caller.mjs";

const kept: typeof globalThis & { tiffintrackMetrics?: Registry } = globalThis;

/** For the operator only: whoever sends METRICS_TOKEN as a bearer token or, when none is set, a caller on this machine. */
export function mayReadMetrics(sent: Headers): boolean {
  const token = env().METRICS_TOKEN;
  if (token) return sameText(sent.get("authorization") ?? "", `Bearer ${token}`);
  return sent.has(LOCAL_CALLER);
}

/** Prometheus text: the process's own figures and how many payments wait. */
export async function readMetrics(): Promise<{ text: string; contentType: string }> {
  const registry = (kept.tiffintrackMetrics ??= makeRegistry());
  return { text: await registry.metrics(), contentType: registry.contentType };
}

function makeRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: "tiffintrack_payments_pending",
    help: "Payments that neither succeeded nor failed yet",
    registers: [registry],
    async collect() {
      this.set(await asSystem((tx) => tx.payment.count({ where: { status: "pending" } })));
    },
  });
  new Gauge({
    name: "tiffintrack_cases_open",
    help: "Odd cases of payments that wait for a person's decision",
    registers: [registry],
    async collect() {
      this.set(await asSystem(countUndecided));
    },
  });
  new Gauge({
    name: "tiffintrack_worker_silent_seconds",
    help: "Seconds since a worker was last heard of; -1 for never",
    registers: [registry],
    async collect() {
      this.set((await asSystem(secondsSinceHeartbeat)) ?? -1);
    },
  });
  letterGauges(registry);
  return registry;
}

function letterGauges(registry: Registry): void {
  new Gauge({
    name: "tiffintrack_letters_waiting",
    help: "Letters that wait to be sent",
    registers: [registry],
    async collect() {
      this.set((await asSystem(waitingLetters)).count);
    },
  });
  new Gauge({
    name: "tiffintrack_oldest_letter_waiting_seconds",
    help: "For how long the oldest letter waits to be sent",
    registers: [registry],
    async collect() {
      const { oldestSince } = await asSystem(waitingLetters);
      this.set(oldestSince === null ? 0 : Math.max(0, clockNow().getTime() - oldestSince.getTime()) / 1000);
    },
  });
  new Gauge({
    name: "tiffintrack_letters_failed",
    help: "Letters that the mail server would not take and that nobody has sent again",
    registers: [registry],
    async collect() {
      this.set(await asSystem(countFailedLetters));
    },
  });
}

function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
