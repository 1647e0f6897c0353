import type { IssuedDocument } from "@/lib/features/documents/queries";
import { renderDocument } from "./render";

export async function documentFile(document: IssuedDocument): Promise<Response> {
  const { number, edition } = document;
  const name = `${number.replaceAll("/", "-")}${edition > 1 ? `-${edition}` : ""}.pdf`;
  return new Response(new Uint8Array(await renderDocument(document)), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="tiffintrack-${name}"`,
      "cache-control": "private, no-store",
    },
  });
}
