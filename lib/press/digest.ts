import { createHash, createHmac } from "node:crypto";
import { env } from "@/lib/env";

/**
 * Shows whether the same was sent again, files by their bytes. Keyed with the installation's secret: a password may be among
 * what was sent, and nobody who reads the table must be able to test guesses against it.
 */
export async function digestOf(input: unknown): Promise<string> {
  const text = JSON.stringify(await plain(input)) ?? "";
  return keyed(text).digest("hex");
}

/** Derived from the text, but only by someone who knows the installation's secret. */
export function secretOf(text: string): string {
  return keyed(`secret ${text}`).digest("base64url");
}

const keyed = (text: string) => createHmac("sha256", env().AUTH_SECRET).update(text);

async function plain(value: unknown): Promise<unknown> {
  if (value instanceof Blob) {
    const bytes = Buffer.from(await value.arrayBuffer());
    return { bytes: createHash("sha256").update(bytes).digest("hex") };
  }
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return Promise.all(value.map(plain));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Promise.all(entries.map(async ([name, part]) => [name, await plain(part)]));
}
