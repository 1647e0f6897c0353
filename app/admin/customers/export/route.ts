import { getTranslations } from "next-intl/server";
import { paiseCell } from "@/lib/lists/csv";
import { markedCsvResponse } from "@/lib/access/marked-csv";
import { toBusinessDate } from "@/lib/domain/business-time";
import { OFFICE_ROLES } from "@/lib/domain/identity";
import { listCustomersForExport } from "@/lib/features/customers/queries";
import { customerFilterSchema } from "@/lib/features/customers/schema";
import { readAsStaff } from "@/lib/access/read";
import { counted } from "@/lib/access/counted";

/** The list of customers, as filtered, for a spreadsheet. */
async function file(request: Request): Promise<Response> {
  const filter = customerFilterSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const customers = await readAsStaff(OFFICE_ROLES, ({ tx, now }) =>
    listCustomersForExport(tx, filter, toBusinessDate(now)),
  );
  const t = await getTranslations("adminCustomers.table");
  const columns = ["name", "code", "email", "phone", "area", "active", "unpaid", "joined"] as const;
  const rows = customers.map((row) => [
    ...[row.fullname, row.code, row.email, row.phone, row.area, row.active],
    paiseCell(row.unpaid),
    toBusinessDate(row.joinedAt),
  ]);
  return markedCsvResponse(
    "customers.csv",
    columns.map((column) => t(column)),
    rows,
  );
}

export const GET = counted(file, { asksProof: true });
