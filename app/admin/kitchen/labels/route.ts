import { counted } from "@/lib/access/counted";
import { packingPaper } from "@/lib/access/papers/packing-paper";
import { labelsOf } from "@/lib/features/packing/label-words";
import { labelsQuerySchema } from "@/lib/features/packing/schema";
import { drawLabels } from "@/lib/paper/packing/labels";

/** A label for each tiffin of a meal, on sheets or on a roll. */
function file(request: Request): Promise<Response> {
  const how = labelsQuerySchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  return packingPaper(
    "labels",
    request,
    () =>
      (pdf, { rows }) =>
        drawLabels(pdf, labelsOf(rows), how),
  );
}

export const GET = counted(file);
