import { getTranslations } from "next-intl/server";
import { markWords } from "@/components/deliveries/mark-words";
import { counted } from "@/lib/access/counted";
import { markedCsvResponse } from "@/lib/access/marked-csv";
import { readAsStaff } from "@/lib/access/read";
import { OFFICE_ROLES } from "@/lib/domain/identity";
import { listComplaintsForExport } from "@/lib/features/complaints/queries";
import { complaintFilterSchema } from "@/lib/features/complaints/schema";
import { rupeesCell } from "@/lib/lists/csv";

/** The list of complaints, as filtered, for a spreadsheet. */
async function file(request: Request): Promise<Response> {
  const filter = complaintFilterSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const complaints = await readAsStaff(OFFICE_ROLES, ({ tx }) => listComplaintsForExport(tx, filter));
  const t = await getTranslations("complaints");
  const marks = await getTranslations("deliveries");
  const header = [
    ...[t("office.number"), t("office.customer"), t("office.tiffin"), t("office.day"), t("office.said")],
    ...[t("office.note"), t("office.saidAt"), t("office.mark"), t("office.cost")],
    ...[t("office.state"), t("office.decidedBy"), t("office.answer")],
  ];
  const rows = complaints.map(({ customer, decided, ...row }) => [
    ...[
      row.id,
      customer.fullname,
      row.planName,
      row.day,
      t(row.fromMark ? "office.fromMark" : `kinds.${row.kind}`),
    ],
    ...[row.note, row.saidAt, row.mark && markWords(marks, row.mark), rupeesCell(row.dailyRate)],
    ...[t(`states.${row.state}`), decided?.by ?? null, decided?.sentence ?? null],
  ]);
  return markedCsvResponse("complaints.csv", header, rows);
}

export const GET = counted(file, { asksProof: true });
