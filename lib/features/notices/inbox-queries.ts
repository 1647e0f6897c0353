import { direct, type Tx } from "@/lib/db";
import { dayOfLink } from "@/lib/domain/notices/reminder";
import { parsePlainDate, type PlainDate } from "@/lib/domain/plain-date";
import { pageArgs, pageOf, type Page } from "@/lib/lists/paging";
import type { CustomerScope } from "@/lib/scope";
import type { InboxFilter } from "./schema";

/** What somebody was told in the product. */
export type InboxEntry = {
  id: number;
  subject: string;
  /** The page of ours that it leads to. */
  link: string | null;
  createdAt: Date;
  isNew: boolean;
  /** Of a reminder: the day that can be changed until its hour is over. */
  day: PlainDate | null;
  until: Date | null;
};

const entry = {
  id: true,
  subject: true,
  link: true,
  createdAt: true,
  expiresAt: true,
  readAt: true,
} as const;

/** A page of what a customer was told, the newest first; without what has no use any more. */
export async function listInbox(
  { tx, customerId, now }: Pick<CustomerScope, "tx" | "customerId" | "now">,
  filter: InboxFilter,
): Promise<Page<InboxEntry>> {
  const found = await tx.notification.findMany({
    where: {
      ...{ userId: customerId, channel: "in-app" },
      OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
    },
    orderBy: { id: "desc" },
    select: entry,
    ...pageArgs(filter),
  });
  const entries = found.map(({ readAt, expiresAt, ...row }) => ({
    ...{ ...row, isNew: readAt === null, day: dayOfLink(row.link), until: expiresAt },
  }));
  return pageOf(entries, filter);
}

/** Of these days, those that a customer has paused. */
export async function pausedOf(
  tx: Tx,
  customerId: number,
  days: readonly PlainDate[],
): Promise<ReadonlySet<PlainDate>> {
  if (days.length === 0) return new Set();
  const rows = await direct(tx)<{ day: string }>`
    SELECT pause_date::text AS day FROM paused_dates
    WHERE customer_id = ${customerId}::integer AND pause_date = ANY (${[...days]}::text[]::date[])`;
  return new Set(rows.map(({ day }) => parsePlainDate(day)));
}
