import { toBusinessDate } from "@/lib/domain/business-time";
import { KITCHEN_ROLES } from "@/lib/domain/identity";
import { packingDay } from "@/lib/domain/packing/packing-day";
import { askedPapers, type AskedPapers } from "@/lib/features/packing/asked-papers";
import { papersQuerySchema } from "@/lib/features/packing/schema";
import { namesOfDay } from "@/lib/features/packing/sheet-words";
import { paperFile } from "@/lib/paper/packing/paper-file";
import { streamed } from "@/lib/paper/packing/stream";
import { packingWords } from "@/lib/paper/packing/words";
import type { Pdf } from "@/lib/paper/text";
import { getKitchen, readDayAsStaff, requireStaff, type StaffScope } from "../read";

type Draw = (pdf: Pdf, papers: AskedPapers) => Iterable<void>;

/** A paper of the day and meal that an address asks for. `read`: what it needs besides the tiffins, and how it is drawn. */
export async function packingPaper(
  kind: "labels" | "load" | "cook" | "pack",
  request: Request,
  read: (scope: StaffScope, papers: AskedPapers) => Promise<Draw> | Draw,
): Promise<Response> {
  const asked = papersQuerySchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { slots, kitchenName } = await getKitchen();
  const { now } = await requireStaff(KITCHEN_ROLES);
  const day = packingDay(asked.date, toBusinessDate(now));
  const { papers, draw } = await readDayAsStaff(KITCHEN_ROLES, day, async (scope) => {
    const papers = await askedPapers(scope, slots, asked);
    return { papers, draw: await read(scope, papers) };
  });
  const title = packingWords(`title.${kind}`, namesOfDay(papers));
  const told = { title, author: kitchenName, at: papers.now, empty: packingWords("empty") };
  return paperFile(
    `${kind}-${papers.day}`,
    streamed(told, (pdf) => draw(pdf, papers)),
  );
}
