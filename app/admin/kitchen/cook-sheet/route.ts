import { cookies } from "next/headers";
import { counted } from "@/lib/access/counted";
import { packingPaper } from "@/lib/access/papers/packing-paper";
import { cookedOf } from "@/lib/features/packing/cooked-queries";
import { cookSheetOf } from "@/lib/features/packing/kitchen-words";
import { NAMES_COOKIE } from "@/lib/features/dishes/names";
import { nameLanguageSchema } from "@/lib/features/dishes/names-schema";
import { drawKitchenSheet } from "@/lib/paper/packing/kitchen-sheets";

/** How much of each dish a meal needs, in the cook's language. */
async function file(request: Request): Promise<Response> {
  const language = nameLanguageSchema.parse((await cookies()).get(NAMES_COOKIE)?.value);
  return packingPaper("cook", request, async ({ tx }, papers) => {
    const cooked = await cookedOf(tx, papers);
    return (pdf) => drawKitchenSheet(pdf, cookSheetOf(papers, { ...cooked, language }));
  });
}

export const GET = counted(file);
