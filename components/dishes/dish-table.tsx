import { useFormatter, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { TextLink } from "@/components/ui/text-link";
import type { CatalogueDish } from "@/lib/features/dishes/catalogue-queries";
import { MarkSign } from "./mark-sign";

/** The kitchen's dishes, and what is said of each. */
export function DishTable({ dishes }: { dishes: readonly CatalogueDish[] }) {
  const t = useTranslations("dishes");
  return (
    <DataTable
      caption={t("title")}
      dense
      rows={dishes}
      rowKey={({ id }) => id}
      columns={[
        {
          name: t("form.name"),
          cell: ({ id, name }) => <TextLink href={`/admin/dishes/${id}`}>{name}</TextLink>,
        },
        {
          name: t("form.mark"),
          cell: ({ mark }) => (mark === null ? <NotSaid /> : <MarkSign mark={mark} />),
        },
        { name: t("form.allergens"), cell: ({ allergens }) => <Allergens of={allergens} /> },
        { name: t("form.unit"), cell: ({ unit }) => (unit === null ? "–" : t(`units.${unit}`)) },
        { name: t("form.nameHi"), cell: ({ nameHi }) => <span lang="hi">{nameHi ?? "–"}</span> },
        { name: t("form.nameMr"), cell: ({ nameMr }) => <span lang="mr">{nameMr ?? "–"}</span> },
      ]}
    />
  );
}

function Allergens({ of }: { of: CatalogueDish["allergens"] }) {
  const t = useTranslations("dishes.allergens");
  const format = useFormatter();
  if (of.length === 0) return <NotSaid />;
  return format.list(
    of.map((one) => t(one)),
    { type: "unit" },
  );
}

function NotSaid() {
  const t = useTranslations("dishes");
  return <span className="text-ink-soft">{t("notSaid")}</span>;
}
