import { z } from "zod";
import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/lib/db";
import { differenceSchema, type Difference } from "./difference";

const count = z.number().int().min(0);

const checkedSchema = z.object({
  bills: count,
  payments: count,
  doorPayments: count,
  refunds: count,
  disputes: count,
  credits: count,
  gatewayPayments: count,
  gatewayRefunds: count,
  gatewayDisputes: count,
});

export type BookCheck = {
  id: number;
  /** False when the gateway did not answer: then only our own tables were compared. */
  isComplete: boolean;
  /** How many of each were checked. */
  checked: z.output<typeof checkedSchema>;
  differences: Difference[];
  checkedAt: Date;
};

/** The latest proof of the books; null before the first one. */
export async function latestBookCheck(tx: Tx): Promise<BookCheck | null> {
  const row = await tx.bookCheck.findFirst({ orderBy: { id: "desc" } });
  return row && readBookCheck(row);
}

/** @throws ZodError for a row that this release did not write */
export function readBookCheck(row: Prisma.BookCheckGetPayload<object>): BookCheck {
  return {
    id: row.id,
    isComplete: row.isComplete,
    checked: checkedSchema.parse(row.checked),
    differences: z.array(differenceSchema).parse(row.differences),
    checkedAt: row.createdAt,
  };
}
