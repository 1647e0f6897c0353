import type { IssuedDocument } from "@/lib/features/documents/queries";
import { renderFirst } from "./first-renderer";

/**
 * A document's pages, drawn by the renderer that was in force when it was issued: the same bytes every time. Changing what a
 * renderer draws means adding a new renderer beside the earlier ones.
 */
export function renderDocument(document: IssuedDocument): Promise<Buffer> {
  switch (document.renderer) {
    case 1:
      return renderFirst(document);
    default:
      throw new RangeError(
        `document ${document.number} wants renderer ${document.renderer}, which isn't here`,
      );
  }
}
