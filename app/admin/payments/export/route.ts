import { getTranslations } from "next-intl/server";
import { declineOf } from "@/components/payments/decline";
import { paiseCell } from "@/lib/lists/csv";
import { markedCsvResponse } from "@/lib/access/marked-csv";
import { OFFICE_ROLES } from "@/lib/domain/identity";
import { exportPayments } from "@/lib/features/payments/queries";
import { paymentSearchSchema } from "@/lib/features/payments/schema";
import { readAsStaff } from "@/lib/access/read";
import { counted } from "@/lib/access/counted";

/** The list of payments, as filtered, for a spreadsheet. */
async function file(request: Request): Promise<Response> {
  const search = paymentSearchSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const payments = await readAsStaff(OFFICE_ROLES, ({ tx }) => exportPayments(tx, search));
  const t = await getTranslations("adminPayments.table");
  const failures = await getTranslations("adminPayments.failures");
  const header = [
    t("number"),
    t("when"),
    t("decided"),
    t("customer"),
    t("bill"),
    t("month"),
    t("amount"),
    t("method"),
    t("status"),
    t("why"),
    t("reference"),
    t("code"),
  ];
  const rows = payments.map((payment) => [
    payment.id,
    payment.startedAt,
    payment.decidedAt,
    payment.customer.fullname,
    payment.billId,
    payment.month,
    paiseCell(payment.amount),
    payment.method,
    payment.status,
    payment.status === "failed" ? failures(declineOf(payment.failureCode)) : null,
    payment.reference,
    payment.failureCode,
  ]);
  return markedCsvResponse("payments.csv", header, rows);
}

export const GET = counted(file, { asksProof: true });
