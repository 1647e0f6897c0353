import type { Tx } from "@/lib/db";
import { FAILED_ENDS, type LetterEnd, type LetterState } from "@/lib/domain/books/letter";
import { pageArgs, pageOf, type Page } from "@/lib/lists/paging";
import { letterMatching } from "@/lib/lists/search";
import type { Prisma } from "@/prisma/generated/client";
import { endSchema, type MailFilter } from "./schema";

export type MailEntry = {
  id: number;
  kind: string;
  recipient: string;
  subject: string;
  createdAt: Date;
  sentAt: Date | null;
  ended: LetterEnd | null;
  /** What kept the last try from succeeding. */
  error: string | null;
  nextTryAt: Date;
};

const entry = {
  id: true,
  kind: true,
  recipient: true,
  subject: true,
  createdAt: true,
  sentAt: true,
  ended: true,
  error: true,
  nextTryAt: true,
} as const;

const OF_LETTERS = { channel: "email" } as const;

const inState: Record<LetterState, Prisma.NotificationWhereInput> = {
  waiting: { ...OF_LETTERS, sentAt: null, ended: null },
  sent: { ...OF_LETTERS, sentAt: { not: null } },
  failed: { ...OF_LETTERS, ended: { in: [...FAILED_ENDS] } },
  "given-up": { ...OF_LETTERS, ended: { not: null, notIn: [...FAILED_ENDS] } },
};

/** A page of letters, the newest first. */
export async function listMails(tx: Tx, filter: MailFilter): Promise<Page<MailEntry>> {
  const { search, state } = filter;
  const found = await tx.notification.findMany({
    where: {
      ...OF_LETTERS,
      ...(state && inState[state]),
      ...(search !== "" && (await letterMatching(tx, search))),
    },
    orderBy: { id: "desc" },
    select: entry,
    ...pageArgs(filter),
  });
  return pageOf(found.map(withEnd), filter);
}

/** One letter with its text, or null. */
export async function getMail(tx: Tx, id: number): Promise<(MailEntry & { text: string }) | null> {
  const found = await tx.notification.findFirst({
    where: { id, ...OF_LETTERS },
    select: { ...entry, text: true },
  });
  return found && withEnd(found);
}

export type Waiting = { count: number; oldestSince: Date | null };

/** How many letters wait, and since when the oldest has waited. */
export async function waitingLetters(tx: Tx): Promise<Waiting> {
  const { _count, _min } = await tx.notification.aggregate({
    where: inState.waiting,
    _count: true,
    _min: { waitingSince: true },
  });
  return { count: _count, oldestSince: _min.waitingSince };
}

/** Letters that were not accepted, retried automatically or not: until they leave, or someone leaves them unsent. */
export function countUntakenLetters(tx: Tx): Promise<number> {
  const stillTried = { ...inState.waiting, error: { not: null } };
  return tx.notification.count({ where: { OR: [inState.failed, stillTried] } });
}

/** Letters that the mail server would not take and that nobody has sent again. */
export function countFailedLetters(tx: Tx): Promise<number> {
  return tx.notification.count({ where: inState.failed });
}

function withEnd<T extends { ended: string | null }>(row: T): T & { ended: LetterEnd | null } {
  return { ...row, ended: endSchema.parse(row.ended) };
}
