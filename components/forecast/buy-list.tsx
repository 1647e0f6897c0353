import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { formatQuantity } from "@/components/ui/format-count";
import { asSaid } from "@/lib/domain/dishes/units";
import type { ShoppingList, ToBuy } from "@/lib/domain/forecast/shopping";

type BuyListProps = { list: ShoppingList; buffer: number };

/** What to bring from the market, in whole packs, and for which dishes nobody can say. */
export function BuyList({ list: { toBuy, withoutRecipe, otherUnit }, buffer }: BuyListProps) {
  const t = useTranslations("forecast.buy");
  const amount = useAmount();
  return (
    <div className="space-y-4">
      <NotListed
        text={withoutRecipe.length > 0 ? t("withoutRecipe", { items: withoutRecipe.join(", ") }) : null}
      />
      <NotListed text={otherUnit.length > 0 ? t("otherUnit", { items: otherUnit.join(", ") }) : null} />
      {toBuy.length === 0 ? (
        <EmptyState title={t("empty")} description={t("emptyDescription")} />
      ) : (
        <DataTable
          caption={t("caption")}
          rows={toBuy}
          rowKey={({ ingredient }) => ingredient.id}
          columns={[
            { name: t("ingredient"), cell: ({ ingredient }) => ingredient.name },
            { name: t("needed"), numeric: true, cell: (one) => amount(one, one.needed) },
            { name: t("withBuffer", { buffer }), numeric: true, cell: (one) => amount(one, one.withBuffer) },
            {
              name: t("packs"),
              numeric: true,
              cell: (one) =>
                one.packs === null
                  ? "–"
                  : t("pack", { packs: one.packs, amount: amount(one, one.ingredient.packSize ?? 0) }),
            },
            {
              name: t("bought"),
              numeric: true,
              className: "text-lg font-semibold",
              cell: (one) => amount(one, one.bought),
            },
          ]}
        />
      )}
    </div>
  );
}

function NotListed({ text }: { text: string | null }) {
  if (text === null) return null;
  return (
    <Alert>
      <p>{text}</p>
    </Alert>
  );
}

/** "412.8 kg": as it is said at the counter. */
function useAmount(): (of: ToBuy, quantity: number) => string {
  const t = useTranslations("forecast.buy.amounts");
  return ({ ingredient: { unit } }, quantity) => {
    const said = asSaid(quantity, unit);
    const named = said.unit === "kg" || said.unit === "l" ? said.unit : unit;
    return t(named, { amount: formatQuantity(said.quantity) });
  };
}
