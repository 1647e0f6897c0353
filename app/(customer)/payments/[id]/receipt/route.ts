import { notFound } from "next/navigation";
import { findDocument } from "@/lib/features/documents/queries";
import { documentIdOf } from "@/lib/features/documents/schema";
import { documentFile } from "@/lib/paper/document-file";
import { readAsCustomer } from "@/lib/access/read";
import { counted } from "@/lib/access/counted";

/** The receipt of an online payment. */
async function file(
  _request: Request,
  { params }: RouteContext<"/payments/[id]/receipt">,
): Promise<Response> {
  const paymentId = documentIdOf((await params).id);
  const found = await readAsCustomer(async ({ tx }) => paymentId && findDocument(tx, { paymentId }));
  return found ? documentFile(found) : notFound();
}

export const GET = counted(file);
