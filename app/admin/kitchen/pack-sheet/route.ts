import { counted } from "@/lib/access/counted";
import { packingPaper } from "@/lib/access/papers/packing-paper";
import { packSheetOf } from "@/lib/features/packing/kitchen-words";
import { drawKitchenSheet } from "@/lib/paper/packing/kitchen-sheets";

/** What goes on which round, for the table on which it is packed. */
function file(request: Request): Promise<Response> {
  return packingPaper("pack", request, () => (pdf, papers) => drawKitchenSheet(pdf, packSheetOf(papers)));
}

export const GET = counted(file);
