import { getTranslations } from "next-intl/server";
import { clockNow } from "@/lib/clock";
import { formatInstant } from "@/lib/domain/business-time";
import { csvResponse, type Cell } from "@/lib/lists/csv";
import { getViewer } from "./auth";

/**
 * A list with people in it, for a member of staff: each line says who exported it and when, so that a file that turns up
 * elsewhere shows where it came from.
 */
export async function markedCsvResponse(
  filename: string,
  header: readonly string[],
  rows: Iterable<readonly Cell[]>,
): Promise<Response> {
  const viewer = await getViewer();
  const t = await getTranslations("common.export");
  const mark = t("mark", { name: viewer?.fullname ?? "", when: formatInstant(clockNow()) });
  return csvResponse(filename, [...header, t("column")], marked(rows, mark));
}

function* marked(rows: Iterable<readonly Cell[]>, mark: string): Generator<Cell[]> {
  for (const row of rows) yield [...row, mark];
}
