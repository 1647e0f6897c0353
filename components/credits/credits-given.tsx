import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { TextLink } from "@/components/ui/text-link";
import { formatInstant } from "@/lib/domain/business-time";
import { formatDay, formatMonth } from "@/lib/domain/plain-date";
import type { CreditGiven } from "@/lib/features/credits/credit-queries";
import { AmountTakenBack } from "@/components/returns/amount-taken-back";

/** The credit that the kitchen gave a customer and why; credit taken back stays listed, with the reason. */
export function CreditsGiven({ credits }: { credits: readonly CreditGiven[] }) {
  const t = useTranslations("money.creditsGiven");
  if (credits.length === 0) return null;
  return (
    <section aria-labelledby="credits" className="space-y-3">
      <h2 id="credits" className="text-xl font-semibold">
        {t("title")}
      </h2>
      <DataTable
        caption={t("caption")}
        rows={credits}
        rowKey={({ id }) => id}
        columns={[
          { name: t("when"), className: "tabular-nums", cell: ({ givenAt }) => formatInstant(givenAt) },
          { name: t("why"), className: "break-words sm:max-w-xs", cell: ({ reason }) => reason },
          { name: t("for"), cell: (credit) => <MakesUpFor credit={credit} /> },
          {
            name: t("amount"),
            numeric: true,
            className: "whitespace-normal",
            cell: ({ amount, takenBack }) => <AmountTakenBack amount={amount} takenBack={takenBack} />,
          },
        ]}
      />
    </section>
  );
}

function MakesUpFor({ credit: { bill, day } }: { credit: CreditGiven }) {
  if (!bill) return "–";
  return (
    <TextLink href={`/bills/${bill.id}`} className="inline-flex min-h-11 items-center">
      {day ? formatDay(day, "medium") : formatMonth(bill.month)}
    </TextLink>
  );
}
