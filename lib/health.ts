import { pingDatabase } from "./db";
import { logFault } from "./log";

type Health = { healthy: boolean; status: "ok" | "down"; database: "ok" | "unreachable"; reference?: string };

const PATIENCE_MS = 3_000;

/** Whether the product can serve: it can when its database answers within three seconds. */
export async function checkHealth(): Promise<Health> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error("the database did not answer in time")), PATIENCE_MS);
  try {
    await Promise.race([pingDatabase(), tooLate]);
    return { healthy: true, status: "ok", database: "ok" };
  } catch (error) {
    return { healthy: false, status: "down", database: "unreachable", reference: logFault("health", error) };
  } finally {
    clearTimeout(timer);
  }
}
