import { counted } from "@/lib/access/counted";
import { packingPaper } from "@/lib/access/papers/packing-paper";
import { loadSheetsOf } from "@/lib/features/packing/load-words";
import { drawLoadSheets } from "@/lib/paper/packing/load-sheet";

/** A sheet for each round of a meal, to be signed by who packed and who drives. */
function file(request: Request): Promise<Response> {
  return packingPaper("load", request, () => (pdf, papers) => drawLoadSheets(pdf, loadSheetsOf(papers)));
}

export const GET = counted(file);
