import type { Client } from "pg";
import { differenceInWords } from "@/lib/features/proof/difference";
import { differencesIn } from "@/lib/features/proof/own-check";

/** What a proof of the books finds, in words; none where the books are not there as a whole. */
export async function differencesOf(client: Client): Promise<Set<string>> {
  const { rows } = await client.query<{ has: boolean }>(
    "select to_regclass('public.bills') is not null as has",
  );
  if (!rows[0]?.has) return new Set();
  const found = await differencesIn(async (question) => (await client.query(question)).rows);
  return new Set(found.map(differenceInWords));
}
