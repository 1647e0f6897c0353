import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/lib/db";
import { parsePaper, type Paper } from "./paper";

/** A document as it was issued, with what is needed to make its pages. */
export type IssuedDocument = {
  number: string;
  issuedAt: Date;
  edition: number;
  renderer: number;
  paper: Paper;
};

/** A document in a list. */
export type DocumentSummary = {
  id: number;
  kind: "invoice" | "receipt";
  number: string;
  issuedAt: Date;
  edition: number;
  /** A later one has replaced it. */
  isReplaced: boolean;
};

type Which =
  { id: number } | { billId: number; kind: "invoice" } | { paymentId: number } | { doorPaymentId: number };

/** The latest matching document that the reader may see; null when there is none. */
export async function findDocument(tx: Tx, which: Which): Promise<IssuedDocument | null> {
  const row = await tx.document.findFirst({ where: which, orderBy: { id: "desc" } });
  if (!row) return null;
  const { number, issuedAt, edition, renderer, content } = row;
  return { number, issuedAt, edition, renderer, paper: parsePaper(content) };
}

const MAX_DOCUMENTS = 200;

/** Everything ever issued for a bill, in order of issue. */
export async function documentsOf(tx: Tx, billId: number): Promise<DocumentSummary[]> {
  return (await tx.document.findMany({ where: { billId }, ...ofList })).map(documentSummary);
}

/** The fields of a bill's documents needed to list them. */
export const ofList = {
  include: { replacedBy: { select: { id: true } } },
  omit: { content: true },
  orderBy: { id: "asc" },
  take: MAX_DOCUMENTS,
} as const satisfies Prisma.Bill$documentsArgs;

type Row = Omit<Prisma.DocumentGetPayload<{ include: { replacedBy: { select: { id: true } } } }>, "content">;

export function documentSummary({ id, kind, number, issuedAt, edition, replacedBy }: Row): DocumentSummary {
  return {
    ...{ id, number, issuedAt, edition },
    kind: kind === "receipt" ? "receipt" : "invoice",
    isReplaced: replacedBy !== null,
  };
}
