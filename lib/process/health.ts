import { readdir } from "node:fs/promises";
import path from "node:path";
import { appliedMigrations, asSystem } from "@/lib/db";
import { SILENT_SECONDS, secondsSinceHeartbeat } from "./heartbeat";
import { logFault } from "@/lib/log";
import { runningVersion } from "@/lib/version.mjs";

type Health = {
  healthy: boolean;
  status: "ok" | "down";
  database: "ok" | "unreachable" | "migrations-behind";
  version: string;
  worker?: "ok" | "silent";
  reference?: string;
};

const PATIENCE_MS = 3_000;

/** Whether the product can serve: its database answers within three seconds and has every migration of this version. */
export async function checkHealth(): Promise<Health> {
  const version = runningVersion();
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error("the database did not answer in time")), PATIENCE_MS);
  try {
    return { version, ...(await Promise.race([askDatabase(), tooLate])) };
  } catch (error) {
    const reference = logFault("health", error);
    return { healthy: false, status: "down", database: "unreachable", version, reference };
  } finally {
    clearTimeout(timer);
  }
}

async function askDatabase(): Promise<Omit<Health, "version">> {
  const applied = new Set(await appliedMigrations());
  const missing = (await shippedMigrations()).filter((name) => !applied.has(name));
  if (missing.length > 0) return { healthy: false, status: "down", database: "migrations-behind" };
  const silent = await asSystem(secondsSinceHeartbeat);
  const worker = silent !== null && silent < SILENT_SECONDS ? "ok" : "silent";
  return { healthy: true, status: "ok", database: "ok", worker };
}

async function shippedMigrations(): Promise<string[]> {
  const folder = path.join(/* turbopackIgnore: true */ process.cwd(), "prisma", "migrations");
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}
