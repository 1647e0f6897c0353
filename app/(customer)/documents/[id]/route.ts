import { notFound } from "next/navigation";
import { findDocument } from "@/lib/features/documents/queries";
import { documentIdOf } from "@/lib/features/documents/schema";
import { documentFile } from "@/lib/paper/document-file";
import { readAsCustomer } from "@/lib/access/read";
import { counted } from "@/lib/access/counted";

/** Any of a customer's documents, including one that a later one has replaced. */
async function file(_request: Request, { params }: RouteContext<"/documents/[id]">): Promise<Response> {
  const id = documentIdOf((await params).id);
  const found = await readAsCustomer(async ({ tx }) => id && findDocument(tx, { id }));
  return found ? documentFile(found) : notFound();
}

export const GET = counted(file);
