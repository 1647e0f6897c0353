import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { formatDay } from "@/lib/domain/plain-date";
import type { ClosedDay } from "@/lib/features/closures/queries";
import { RemoveClosure } from "./remove-closure";

type ClosureListProps = {
  caption: string;
  closures: readonly ClosedDay[];
  /** There are several meals a day. */
  namesMeals: boolean;
};

/** Closed days, each with a way to reopen it. */
export function ClosureList({ caption, closures, namesMeals }: ClosureListProps) {
  const t = useTranslations("adminClosures.list");
  return (
    <DataTable
      caption={caption}
      dense
      rows={closures}
      rowKey={({ id }) => id}
      columns={[
        { name: t("day"), className: "tabular-nums", cell: ({ day }) => formatDay(day, "medium") },
        ...(namesMeals
          ? [{ name: t("meal"), cell: ({ mealName }: ClosedDay) => mealName ?? t("wholeDay") }]
          : []),
        { name: t("reason"), cell: ({ reason }) => reason },
        {
          name: t("actions"),
          isNameHidden: true,
          className: "text-end",
          cell: (closure) => <RemoveClosure closure={closure} />,
        },
      ]}
    />
  );
}
