import type { Tx } from "@/lib/db";
import { pageArgs, pageOf, type Page, type PageKey } from "@/lib/paging";

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

/** A page of letters, the newest first. */
export async function listMails(tx: Tx, key: PageKey): Promise<Page<MailEntry>> {
  const found = await tx.mail.findMany({ orderBy: { id: "desc" }, select: entry, ...pageArgs(key) });
  return pageOf(found, key);
}

/** One letter with its text, or null. */
export async function getMail(tx: Tx, id: number): Promise<(MailEntry & { text: string }) | null> {
  return tx.mail.findUnique({ where: { id }, select: { ...entry, text: true } });
}
