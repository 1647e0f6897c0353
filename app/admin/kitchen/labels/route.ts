import { KITCHEN_ROLES } from "@/lib/domain/identity";
import { askedPapers, titleOfDay } from "@/lib/features/packing/asked-papers";
import { labelsOf } from "@/lib/features/packing/label-words";
import { labelsQuerySchema } from "@/lib/features/packing/schema";
import { drawLabels } from "@/lib/paper/packing/labels";
import { paperFile } from "@/lib/paper/packing/paper-file";
import { streamed } from "@/lib/paper/packing/stream";
import { packingWords } from "@/lib/paper/packing/words";
import { getKitchen, readAsStaff } from "@/lib/access/read";
import { counted } from "@/lib/access/counted";

/** A label for each tiffin of a meal, on sheets or on a roll. */
async function file(request: Request): Promise<Response> {
  const asked = labelsQuerySchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { slots, kitchenName } = await getKitchen();
  const { now, papers } = await readAsStaff(KITCHEN_ROLES, async (scope) => ({
    now: scope.now,
    papers: await askedPapers(scope, slots, asked),
  }));
  const title = packingWords("title.labels", titleOfDay(papers));
  const labels = labelsOf(papers.rows);
  return paperFile(
    `labels-${papers.day}`,
    streamed({ title, author: kitchenName, at: now, empty: packingWords("empty") }, (pdf) =>
      drawLabels(pdf, labels, asked),
    ),
  );
}

export const GET = counted(file);
