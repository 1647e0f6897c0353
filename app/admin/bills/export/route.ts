import { getTranslations } from "next-intl/server";
import { paiseCell, rupeesCell } from "@/lib/lists/csv";
import { markedCsvResponse } from "@/lib/access/marked-csv";
import { billStatus } from "@/lib/domain/books/bill-status";
import { toBusinessDate } from "@/lib/domain/business-time";
import { OFFICE_ROLES } from "@/lib/domain/identity";
import { exportBills } from "@/lib/features/billing/queries";
import { billSearchSchema } from "@/lib/features/billing/schema";
import { readAsStaff } from "@/lib/access/read";
import { counted } from "@/lib/access/counted";

/** The list of bills, as filtered, for a spreadsheet. */
async function file(request: Request): Promise<Response> {
  const search = billSearchSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { bills, today } = await readAsStaff(OFFICE_ROLES, async ({ tx, now }) => ({
    bills: await exportBills(tx, search, toBusinessDate(now)),
    today: toBusinessDate(now),
  }));
  const t = await getTranslations("adminBills.table");
  const common = await getTranslations("common.status");
  const header = [
    t("number"),
    t("customer"),
    t("area"),
    t("month"),
    t("days"),
    t("amount"),
    t("open"),
    t("due"),
    t("status"),
  ];
  const rows = bills.map((bill) => [
    bill.id,
    bill.customer.fullname,
    bill.customer.area,
    bill.month,
    bill.billableDays,
    rupeesCell(bill.amount),
    paiseCell(bill.open),
    bill.dueDate,
    common(billStatus(bill, today)),
  ]);
  return markedCsvResponse("bills.csv", header, rows);
}

export const GET = counted(file, { asksProof: true });
