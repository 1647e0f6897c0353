// Without zod: the frame of every page asks so, and would bring 35 kB to pages that have no form.

const OTHERS = ["repeatable", "under-way", "withdrawn", "broke-off", "not-yours"] as const;

export type Asked<V> = { state: "done"; value: V } | { state: (typeof OTHERS)[number] };

const isAsked = <V>(answer: object): answer is Asked<V> =>
  "state" in answer && (answer.state === "done" || OTHERS.some((state) => state === answer.state));

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
    const answer: unknown = response.ok ? await response.json() : null;
    return typeof answer === "object" && answer !== null && isAsked<V>(answer) ? answer : null;
  } catch {
    return null;
  }
}
