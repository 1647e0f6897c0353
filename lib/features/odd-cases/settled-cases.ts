import { z } from "zod";
import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/lib/db";
import { paise } from "@/lib/domain/money";
import { refundStatus, type RefundStatus } from "@/lib/domain/books/refund";
import { calledAlso } from "@/lib/features/audit/old-form";
import { fullnamesOf } from "@/lib/features/accounts/names";
import { pageArgs, pageOf, type Page, type PageKey } from "@/lib/lists/paging";
import { caseFacts, type CaseFacts, type CaseRow, type Money } from "./case-facts";
import { CASE_WAYS, type CaseWay } from "./schema";

/** What a person did about a case. */
type Decision = {
  fullname: string;
  /** Null where the audit log doesn't say. */
  way: CaseWay | null;
  note: string | null;
};

type CaseRefund = Money & {
  id: number;
  status: RefundStatus;
  /** The gateway's word for why it failed. */
  failureReason: string | null;
};

export type SettledCase = CaseFacts & {
  settledAt: Date;
  /** Null for one that has settled itself. */
  settledBy: Decision | null;
  /** Refunds of its money, or the refund it is about; the latest first. */
  refunds: CaseRefund[];
};

/** A page of settled odd cases, the latest first. Their notes are in the audit log, which only admins and owners may read. */
export async function settledCases(tx: Tx, pageKey: PageKey): Promise<Page<SettledCase>> {
  const found = await tx.case.findMany({
    where: { resolvedAt: { not: null } },
    orderBy: [{ resolvedAt: "desc" }, { id: "desc" }],
    ...pageArgs(pageKey),
  });
  const { rows, ...keys } = pageOf(found, pageKey);
  const decisions = await decisionsOf(tx, rows);
  const refundsOf = await refundsAbout(tx, rows);
  const facts = await caseFacts(tx, rows);
  return {
    rows: facts.flatMap(({ row, facts: known }) =>
      row.resolvedAt === null
        ? []
        : {
            ...known,
            settledAt: row.resolvedAt,
            settledBy: decisions.get(row.id) ?? null,
            refunds: refundsOf(row),
          },
    ),
    ...keys,
  };
}

const settledAs = z.object({ way: z.enum(CASE_WAYS) });

/** By the case's id. One that came back after a refund failed has several entries: the latest says how it stands. */
async function decisionsOf(tx: Tx, rows: readonly CaseRow[]): Promise<ReadonlyMap<number, Decision>> {
  const byPerson = rows.flatMap(({ id, resolvedById }) =>
    resolvedById === null ? [] : { id, resolvedById },
  );
  const names = await fullnamesOf(
    tx,
    byPerson.map(({ resolvedById }) => resolvedById),
  );
  const ids = byPerson.map(({ id }) => String(id));
  const entries = await tx.auditLog.findMany({
    where: { entity: calledAlso("case"), entityId: { in: ids }, action: calledAlso("settle-case") },
    orderBy: { id: "asc" },
    select: { entityId: true, reason: true, after: true },
  });
  const latest = new Map(entries.map((entry) => [Number(entry.entityId), entry]));
  return new Map(
    byPerson.map(({ id, resolvedById }) => {
      const entry = latest.get(id);
      const { data } = settledAs.safeParse(entry?.after);
      const fullname = names.get(resolvedById) ?? "";
      return [id, { fullname, way: data?.way ?? null, note: entry?.reason ?? null }];
    }),
  );
}

async function refundsAbout(tx: Tx, rows: readonly CaseRow[]): Promise<(row: CaseRow) => CaseRefund[]> {
  const refunds = await tx.refund.findMany({
    where: {
      OR: [
        { caseId: { in: rows.map(({ id }) => id) } },
        { stripeRefundId: { in: rows.map(({ stripeObjectId }) => stripeObjectId) } },
      ],
    },
    orderBy: { id: "desc" },
  });
  return ({ id, stripeObjectId }) =>
    refunds
      .filter(({ caseId, stripeRefundId }) => caseId === id || stripeRefundId === stripeObjectId)
      .map(caseRefund);
}

function caseRefund(row: Prisma.RefundGetPayload<object>): CaseRefund {
  const { id, currency, failureReason } = row;
  return { id, currency, failureReason, amount: paise(row.amount), status: refundStatus(row.status) };
}
