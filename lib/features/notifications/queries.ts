import type { Tx } from "@/lib/db";

/** A page of the outbox. */
export const MAILS_A_PAGE = 50;

export type MailEntry = {
  id: number;
  recipient: string;
  subject: string;
  createdAt: Date;
  sentAt: Date | null;
  error: string | null;
};

const entry = {
  id: true,
  recipient: true,
  subject: true,
  createdAt: true,
  sentAt: true,
  error: true,
} as const;

/** Letters, the newest first: those before the letter `before`, and the id to ask for the next page with. */
export async function listMails(
  tx: Tx,
  { before }: { before?: number },
): Promise<{ mails: MailEntry[]; next: number | null }> {
  const found = await tx.mail.findMany({
    where: before ? { id: { lt: before } } : {},
    orderBy: { id: "desc" },
    take: MAILS_A_PAGE + 1,
    select: entry,
  });
  const mails = found.slice(0, MAILS_A_PAGE);
  return { mails, next: found.length > MAILS_A_PAGE ? (mails.at(-1)?.id ?? null) : null };
}

/** One letter with its text, or null. */
export async function getMail(tx: Tx, id: number): Promise<(MailEntry & { text: string }) | null> {
  return tx.mail.findUnique({ where: { id }, select: { ...entry, text: true } });
}
