import { useFormatter, useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { DataTable } from "@/components/ui/data-table";
import { formatDay } from "@/lib/domain/plain-date";
import type { DishClash } from "@/lib/features/diets/week";
import { useAllergenList } from "./allergen-names";

/** Beside a week's menus: which dish somebody can't eat, who, and what can be given instead with the least extra cooking. */
export function WeekClashes({ clashes }: { clashes: readonly DishClash[] }) {
  const t = useTranslations("diets.week");
  return (
    <section aria-labelledby="clashes" className="mt-6 space-y-3">
      <h2 id="clashes" className="text-xl font-semibold">
        {t("title")}
      </h2>
      <p className="text-ink-soft">{t("description")}</p>
      {clashes.length === 0 ? (
        <Alert tone="good">
          <p>{t("none")}</p>
        </Alert>
      ) : (
        <ClashTable clashes={clashes} />
      )}
    </section>
  );
}

const NAMED = 5;

function ClashTable({ clashes }: { clashes: readonly DishClash[] }) {
  const t = useTranslations("diets.week");
  const listed = useAllergenList();
  const format = useFormatter();
  const list = (texts: readonly string[]) => format.list(texts, { type: "unit" });
  const people = ({ people: all }: DishClash) => [
    ...all.slice(0, NAMED).map(({ code, fullname }) => t("person", { code, name: fullname })),
    ...(all.length > NAMED ? [t("more", { count: all.length - NAMED })] : []),
  ];
  return (
    <DataTable
      caption={t("caption")}
      dense
      rows={clashes}
      rowKey={({ day, dish, substitute }) => `${day} ${dish} ${substitute}`}
      columns={[
        { name: t("day"), className: "tabular-nums", cell: ({ day }) => formatDay(day, "short") },
        { name: t("dish"), cell: ({ dish }) => dish },
        {
          name: t("why"),
          cell: ({ holds }) => (holds.length > 0 ? listed(holds) : t("nobodySaid")),
        },
        { name: t("count"), numeric: true, cell: ({ people: all }) => all.length },
        { name: t("who"), className: "break-words", cell: (clash) => list(people(clash)) },
        { name: t("instead"), cell: ({ substitute }) => substitute ?? t("nothingFits") },
      ]}
    />
  );
}
