import type { Tx } from "@/lib/db";
import type { LetterKind } from "@/lib/domain/books/letter";

const HOUR_MS = 60 * 60 * 1000;
const MAX_LETTERS_AN_HOUR = 5;

type Rationed = { kinds: readonly LetterKind[]; recipient: string };

/**
 * Whether as many letters of these kinds went to an address within the hour as may, whoever asks. Of two who ask at once the second
 * waits until the first has written theirs, or none.
 */
export async function hadItsLetters(tx: Tx, { kinds, recipient }: Rationed, now: Date): Promise<boolean> {
  const lock = `letters to ${recipient.toLowerCase()}`;
  await tx.$queryRaw`SELECT 1 AS locked FROM (SELECT pg_advisory_xact_lock(hashtext(${lock}))) AS taken`;
  const since = new Date(now.getTime() - HOUR_MS);
  const where = { kind: { in: [...kinds] }, recipient, createdAt: { gt: since } };
  return (await tx.notification.count({ where })) >= MAX_LETTERS_AN_HOUR;
}
