import { notFound } from "next/navigation";
import { OFFICE_ROLES } from "@/lib/domain/identity";
import { findDocument } from "@/lib/features/documents/queries";
import { documentIdOf } from "@/lib/features/documents/schema";
import { documentFile } from "@/lib/paper/document-file";
import { readAsStaff } from "@/lib/access/read";
import { counted } from "@/lib/access/counted";

/** Any document, for those who answer customers' questions about them. */
async function file(_request: Request, { params }: RouteContext<"/admin/documents/[id]">): Promise<Response> {
  const id = documentIdOf((await params).id);
  const found = await readAsStaff(OFFICE_ROLES, async ({ tx }) => id && findDocument(tx, { id }));
  return found ? documentFile(found) : notFound();
}

export const GET = counted(file);
