import { useTranslations } from "next-intl";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { FileLink } from "@/components/ui/file-link";
import { toBusinessDate } from "@/lib/domain/business-time";
import { UNDO_DAYS, erasedFrom } from "@/lib/domain/closing";
import { formatDay } from "@/lib/domain/plain-date";
import type { CustomerDetails } from "@/lib/features/customers/queries";
import { CloseForCustomer, KeepForCustomer, LogOutCustomer } from "./for-customer";

/** What a customer may ask the office for: their data, and the end of their account. */
export function OfficeData({ customer: { id, fullname, closedAt } }: { customer: CustomerDetails }) {
  const t = useTranslations("adminCustomers.data");
  const about = { customerId: id, fullname };
  return (
    <Card aria-labelledby="office-data">
      <CardHeader>
        <CardTitle id="office-data">{t("title")}</CardTitle>
        <CardDescription className="w-full">{t("description")}</CardDescription>
      </CardHeader>
      <CardContent>
        <p className="flex flex-wrap gap-3">
          <FileLink download={undefined} href={`/admin/customers/${id}/data?as=json`}>
            {t("json")}
          </FileLink>
          <FileLink download={undefined} href={`/admin/customers/${id}/data?as=csv`}>
            {t("csv")}
          </FileLink>
        </p>
        <p className="mt-6 mb-4 text-ink-soft">
          {closedAt
            ? t("closed", { day: formatDay(toBusinessDate(erasedFrom(closedAt)), "medium") })
            : t("closeText", { days: UNDO_DAYS })}
        </p>
        <div className="flex flex-wrap gap-3">
          {closedAt ? <KeepForCustomer {...about} /> : <CloseForCustomer {...about} days={UNDO_DAYS} />}
          <LogOutCustomer {...about} />
        </div>
      </CardContent>
    </Card>
  );
}
