import { getTranslations } from "next-intl/server";
import { counted } from "@/lib/access/counted";
import { readAsStaff } from "@/lib/access/read";
import { OWNER_ONLY } from "@/lib/domain/identity";
import { listSystemLogForExport } from "@/lib/features/system/queries";
import { systemLogFilterSchema } from "@/lib/features/system/schema";

import { markedCsvResponse } from "@/lib/access/marked-csv";

const COLUMNS = [
  ...(["number", "when", "area", "what", "outcome", "why", "who", "id", "role"] as const),
  ...(["from", "device", "request", "reference"] as const),
] as const;

/** The system log, as filtered, for a spreadsheet: operations and outcomes under the names they are stored by. */
async function file(request: Request): Promise<Response> {
  const filter = systemLogFilterSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const lines = await readAsStaff(OWNER_ONLY, ({ tx }) => listSystemLogForExport(tx, filter));
  const t = await getTranslations("system.table");
  const rows = lines.map(({ person, ...line }) => [
    ...[line.id, line.at, line.category, line.operation, line.level, line.message],
    ...[person?.fullname ?? null, person?.id ?? null, person?.role ?? null],
    ...[line.ip, line.userAgent, line.requestId, line.reference],
  ]);
  return markedCsvResponse(
    "system-log.csv",
    COLUMNS.map((column) => t(column)),
    rows,
  );
}

export const GET = counted(file, { asksProof: true });
