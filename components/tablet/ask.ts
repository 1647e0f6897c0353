import { z } from "zod";

/** Longer than that, and nobody is there: the next question may find somebody. */
const PATIENCE_MS = 10_000;

const answerSchema = z.object({ revision: z.string().min(1), now: z.iso.datetime() });

/** What came of a question. `at`: the server's time, in epoch ms. Only our own log-in page says that the session is over. */
export type Answer =
  { line: "well"; revision: string; at: number } | { line: "lost" } | { line: "signed-out" };

/** Asks which state the kitchen's day is in by now. */
export async function askRevision(path: string): Promise<Answer> {
  try {
    const response = await fetch(path, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS) });
    if (isLogIn(response.url)) return { line: "signed-out" };
    if (!response.ok) return { line: "lost" };
    const { revision, now } = answerSchema.parse(await response.json());
    return { line: "well", revision, at: Date.parse(now) };
  } catch {
    return { line: "lost" };
  }
}

function isLogIn(address: string): boolean {
  const { origin, pathname } = new URL(address, window.location.href);
  return origin === window.location.origin && pathname === "/login";
}
