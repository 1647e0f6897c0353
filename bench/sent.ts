// What the product sends to PostgreSQL, to be sent again through `pg` alone.
import { Client } from "pg";

/** A statement as it left the product; a transaction's beginning sets its identity. */
export type Sent = { text: string; values: unknown[] };

let noted: Sent[] | null = null;

/** Connections that are opened from now on note what they send while `sentBy` listens. */
export function listen(): void {
  Client.prototype.query = new Proxy(Client.prototype.query, {
    apply(send, client: unknown, given: unknown[]) {
      note(given[0]);
      const answer: unknown = Reflect.apply(send, client, given);
      return answer;
    },
  });
}

function note(query: unknown): void {
  if (!noted || typeof query !== "object" || query === null || !("text" in query)) return;
  const values = "values" in query && Array.isArray(query.values) ? query.values : [];
  if (typeof query.text === "string") noted.push({ text: query.text, values });
}

/** All statements of one read, in their order. */
export async function sentBy(read: () => Promise<unknown>): Promise<Sent[]> {
  noted = [];
  try {
    await read();
    return noted;
  } finally {
    noted = null;
  }
}

/** Sends them again, one after the other. `freely`: as the owner, whom no policy binds. */
export async function sendAgain(client: Client, sent: readonly Sent[], freely = false): Promise<void> {
  for (const { text, values } of sent) {
    await client.query({ text, values, rowMode: "array" });
    if (freely && text.startsWith("BEGIN")) await client.query("RESET ROLE");
  }
}
