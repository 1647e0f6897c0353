import { notFound } from "next/navigation";
import { billIdOf } from "@/lib/features/billing/schema";
import { findDocument } from "@/lib/features/documents/queries";
import { documentFile } from "@/lib/paper/document-file";
import { readAsCustomer } from "@/lib/access/read";
import { counted } from "@/lib/access/counted";

/** The latest edition of the bill's invoice as it was issued, for its customer only. */
async function file(_request: Request, { params }: RouteContext<"/bills/[id]/invoice">): Promise<Response> {
  const billId = billIdOf((await params).id);
  const found = await readAsCustomer(
    async ({ tx }) => billId && findDocument(tx, { billId, kind: "invoice" }),
  );
  return found ? documentFile(found) : notFound();
}

export const GET = counted(file);
