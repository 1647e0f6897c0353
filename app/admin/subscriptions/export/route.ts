import { getTranslations } from "next-intl/server";
import { rupeesCell } from "@/lib/lists/csv";
import { markedCsvResponse } from "@/lib/access/marked-csv";
import { toBusinessDate } from "@/lib/domain/business-time";
import { OFFICE_ROLES } from "@/lib/domain/identity";
import { listSubscriptionsForExport } from "@/lib/features/subscriptions/listing";
import { subscriptionFilterSchema } from "@/lib/features/subscriptions/schema";
import { readAsStaff } from "@/lib/access/read";
import { counted } from "@/lib/access/counted";

/** The list of subscriptions, as filtered, for a spreadsheet. */
async function file(request: Request): Promise<Response> {
  const filter = subscriptionFilterSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const subscriptions = await readAsStaff(OFFICE_ROLES, ({ tx, now }) =>
    listSubscriptionsForExport(tx, filter, toBusinessDate(now)),
  );
  const t = await getTranslations("adminSubscriptions.table");
  const common = await getTranslations("common");
  const header = [
    t("number"),
    t("customer"),
    t("plan"),
    t("area"),
    t("start"),
    t("end"),
    t("weekdays"),
    t("rate"),
    t("state"),
  ];
  const rows = subscriptions.map((row) => [
    row.id,
    row.customer.fullname,
    row.planName,
    row.customer.area,
    row.startDate,
    row.endDate,
    row.weekdays.map((weekday) => common(`weekdaysShort.${weekday}`)).join(" "),
    rupeesCell(row.dailyRate),
    common(`status.${row.state}`),
  ]);
  return markedCsvResponse("subscriptions.csv", header, rows);
}

export const GET = counted(file, { asksProof: true });
