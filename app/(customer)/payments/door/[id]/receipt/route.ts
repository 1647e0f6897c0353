import { notFound } from "next/navigation";
import { findDocument } from "@/lib/features/documents/queries";
import { documentFile } from "@/lib/paper/document-file";
import { doorPaymentIdOf } from "@/lib/features/door/collect-schema";
import { readAsCustomer } from "@/lib/access/read";
import { counted } from "@/lib/access/counted";

/** The receipt of money paid at the door. */
async function file(
  _request: Request,
  { params }: RouteContext<"/payments/door/[id]/receipt">,
): Promise<Response> {
  const doorPaymentId = doorPaymentIdOf((await params).id);
  const found = await readAsCustomer(async ({ tx }) => doorPaymentId && findDocument(tx, { doorPaymentId }));
  return found ? documentFile(found) : notFound();
}

export const GET = counted(file);
