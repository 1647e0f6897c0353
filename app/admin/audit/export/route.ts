import { getTranslations } from "next-intl/server";

import { markedCsvResponse } from "@/lib/access/marked-csv";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { listAuditForExport } from "@/lib/features/audit/queries";
import { auditFilterSchema } from "@/lib/features/audit/schema";
import { readAsStaff } from "@/lib/access/read";
import { counted } from "@/lib/access/counted";

/** The audit log, as filtered, for a spreadsheet: acts and fields under the names they are stored by. */
async function file(request: Request): Promise<Response> {
  const filter = auditFilterSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const entries = await readAsStaff(ADMIN_ROLES, ({ tx }) => listAuditForExport(tx, filter));
  const t = await getTranslations("audit.table");
  const columns = ["number", "when", "who", "role", "action", "about", "id", "customer", "reason"] as const;
  const header = [...columns, "before" as const, "after" as const].map((column) => t(column));
  const rows = entries.map((entry) => [
    entry.id,
    entry.at,
    entry.actor?.fullname ?? null,
    entry.actor?.role ?? "system",
    entry.action,
    entry.entity,
    entry.entityId,
    entry.customer?.fullname ?? null,
    entry.reason,
    entry.before === null ? null : JSON.stringify(entry.before),
    entry.after === null ? null : JSON.stringify(entry.after),
  ]);
  return markedCsvResponse("audit.csv", header, rows);
}

export const GET = counted(file, { asksProof: true });
