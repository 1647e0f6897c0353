import type { IssuedDocument } from "@/lib/features/documents/queries";
import { renderFirst } from "./first-renderer";

/**
 * A document's pages, by the renderer that was in force when it was issued: the same bytes whenever it is asked for. A
 * change of what a renderer draws is a new renderer, beside those before it.
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
