import { notFound } from "next/navigation";
import { COLLECTOR_ROLES } from "@/lib/domain/identity";
import { findDocument } from "@/lib/features/documents/queries";
import { doorPaymentIdOf } from "@/lib/features/door/collect-schema";
import { documentFile } from "@/lib/paper/document-file";
import { readAsStaff } from "@/lib/access/read";
import { counted } from "@/lib/access/counted";

/** A door receipt as a file; drivers get only their own. */
async function file(
  _request: Request,
  { params }: RouteContext<"/admin/collect/receipts/[id]/pdf">,
): Promise<Response> {
  const doorPaymentId = doorPaymentIdOf((await params).id);
  const found = await readAsStaff(
    COLLECTOR_ROLES,
    async ({ tx }) => doorPaymentId && findDocument(tx, { doorPaymentId }),
  );
  return found ? documentFile(found) : notFound();
}

export const GET = counted(file);
