import { AsyncLocalStorage } from "node:async_hooks";
import pino from "pino";
import { runningVersion } from "@/lib/version.mjs";

const requestContext = new AsyncLocalStorage<{ requestId: string }>();

/**
 * Structured logs, one JSON object per line, each with the version that wrote it and the id of its request. Log ids, counts and reasons; never a name, an
 * address, a phone number, an e-mail, a password, a token or a key. Anything that slips in under such a name is removed.
 */
export const log = pino({
  level: process.env.LOG_LEVEL ?? "info",
  base: { version: runningVersion() },
  timestamp: pino.stdTimeFunctions.isoTime,
  mixin: () => requestContext.getStore() ?? {},
  redact: {
    paths: [
      "email",
      "phone",
      "fullname",
      "password",
      "token",
      "secret",
      "authorization",
      "cookie",
      "clientSecret",
    ].flatMap((key) => [key, `*.${key}`]),
    remove: true,
  },
});

/** Runs `fn` so that everything it logs carries this request id. */
export function withRequestId<T>(requestId: string, fn: () => T): T {
  return requestContext.run({ requestId }, fn);
}

/** The id of the request being served; none outside a request, as in a job. */
export function requestId(): string | undefined {
  return requestContext.getStore()?.requestId;
}

/** A short reference that a person can read out to support; the fault's log line carries the same. */
function newReference(): string {
  return crypto.randomUUID().slice(0, 8).toUpperCase();
}

/** Logs a fault with its stack and returns the reference to show. */
export function logFault(where: string, error: unknown): string {
  const reference = newReference();
  log.error({ where, reference, err: error }, "fault");
  return reference;
}
