import { createHash, timingSafeEqual } from "node:crypto";
import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { asSystem } from "./db";
import { env } from "./env";
import { countUndecided } from "./features/payments/flags";

const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;

const kept: typeof globalThis & { tiffintrackMetrics?: Registry } = globalThis;

/** For the operator alone: with METRICS_TOKEN whoever sends it as a bearer token, without it a caller on this machine. */
export function mayReadMetrics(sent: Headers): boolean {
  const token = env().METRICS_TOKEN;
  if (token) return sameText(sent.get("authorization") ?? "", `Bearer ${token}`);
  const addresses = (sent.get("x-forwarded-for") ?? "").split(",").map((address) => address.trim());
  return addresses.every((address) => LOOPBACK.test(address));
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
    name: "tiffintrack_payment_flags_open",
    help: "Odd cases of payments that wait for a person's decision",
    registers: [registry],
    async collect() {
      this.set(await asSystem(countUndecided));
    },
  });
  return registry;
}

function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
