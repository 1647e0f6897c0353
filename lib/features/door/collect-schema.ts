import { z } from "zod";
import { idField } from "@/lib/fields";
import { searchField } from "@/lib/lists/list-filter";
import type { Address } from "@/lib/routes";

/** How many doors a search shows, and how many of a round. */
export const PAYERS_SHOWN = 30;
export const ROUND_SHOWN = 50;

const id = idField.optional().catch(undefined);

/** What the address of the page that takes money may say; what can't be read counts as not given. */
export const collectQuerySchema = z.object({ query: searchField, customer: id, bill: id });

/** What the address of a receipt may say: that an online payment, which couldn't be given up, may still come in as well. */
export const receiptQuerySchema = z.object({ online: z.literal("may-come").optional().catch(undefined) });

/** Where a receipt is shown; right after it was taken, with what the collector should know about the online payment. */
export function receiptPath(doorPaymentId: number, onlineMayStillCome = false): Address {
  return `/admin/collect/receipts/${doorPaymentId}${onlineMayStillCome ? "?online=may-come" : ""}`;
}

/** A receipt's id as written in an address; null for what can't be one. */
export function doorPaymentIdOf(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
