import { z } from "zod";

const answerOf = <V>() =>
  z.discriminatedUnion("state", [
    z.object({ state: z.literal("done"), value: z.custom<V>() }),
    z.object({ state: z.enum(["repeatable", "under-way", "withdrawn", "broke-off", "not-yours"]) }),
  ]);

export type Asked<V> =
  | { state: "done"; value: V }
  | { state: "repeatable" | "under-way" | "withdrawn" | "broke-off" | "not-yours" };

const ASK_WITHIN_MS = 35_000;

/** What the server knows about a press; null while it doesn't answer. Not an action: those queue behind one that hangs. */
export async function askPress<V>(key: string): Promise<Asked<V> | null> {
  try {
    const response = await fetch("/api/presses", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ key }),
      signal: AbortSignal.timeout(ASK_WITHIN_MS),
    });
    return response.ok ? answerOf<V>().parse(await response.json()) : null;
  } catch {
    return null;
  }
}
