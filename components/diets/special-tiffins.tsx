import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import type { SpecialTiffin, Specials, TiffinClash } from "@/lib/features/diets/queries";
import { useAllergenList } from "./allergen-names";
import { DecideDiet } from "./decide-diet";

type SpecialTiffinsProps = Specials & { isOver: boolean; isOwner: boolean };

/** The tiffins of a day that are not like the others, by the codes on their boxes; what waits for a decision on top. */
export function SpecialTiffins({ tiffins, clashes, isOver, isOwner }: SpecialTiffinsProps) {
  const t = useTranslations("diets.kitchen");
  if (tiffins.length === 0) return null;
  const open = isOver ? [] : clashes.filter(({ decision }) => decision === null);
  return (
    <section aria-labelledby="special" className="mt-6 space-y-3 print:mt-2">
      <h2 id="special" className="text-xl font-semibold">
        {t("title")}
      </h2>
      {open.length > 0 ? <Waiting clashes={open} isOwner={isOwner} /> : null}
      <SpecialTable tiffins={tiffins} clashes={clashes} />
    </section>
  );
}

function Waiting({ clashes, isOwner }: { clashes: readonly TiffinClash[]; isOwner: boolean }) {
  const t = useTranslations("diets.kitchen");
  const listed = useAllergenList();
  return (
    <div className="rounded-card border-2 border-bad bg-bad-soft p-4">
      <p className="text-lg font-semibold">{t("open", { count: clashes.length })}</p>
      <p className="mb-3">{t("openHint")}</p>
      <ul className="space-y-3">
        {clashes.map(({ tiffin, dish, holds, substitute, seen }) => (
          <li key={`${tiffin.subscriptionId} ${dish.id}`} className="rounded-card bg-surface-raised p-3">
            <p className="text-lg font-semibold">{t("row", { code: tiffin.code, plan: tiffin.planName })}</p>
            <p className="mb-2">
              {holds.length > 0
                ? t("holds", { dish: dish.name, allergies: listed(holds) })
                : t("doubt", { dish: dish.name, allergies: listed(tiffin.allergies) })}{" "}
              {t(substitute ? "giveHint" : "noSubstitute")}
            </p>
            <DecideDiet
              key={seen}
              about={{
                ...{ subscriptionId: tiffin.subscriptionId, day: tiffin.day, code: tiffin.code, seen },
                dish: { id: dish.id, name: dish.name },
                substitute: substitute && { id: substitute.id, name: substitute.name },
              }}
              mayOverride={isOwner}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

function SpecialTable({
  tiffins,
  clashes,
}: {
  tiffins: readonly SpecialTiffin[];
  clashes: readonly TiffinClash[];
}) {
  const t = useTranslations("diets.kitchen");
  const listed = useAllergenList();
  const of = Map.groupBy(clashes, ({ tiffin }) => tiffin.subscriptionId);
  return (
    <DataTable
      caption={t("caption")}
      rows={tiffins}
      rowKey={({ subscriptionId }) => subscriptionId}
      columns={[
        { name: t("code"), className: "font-mono text-lg", cell: ({ code }) => code },
        { name: t("plan"), cell: ({ planName }) => planName },
        { name: t("diet"), className: "text-lg font-semibold", cell: ({ diet }) => diet },
        { name: t("cant"), className: "font-semibold text-bad", cell: ({ allergies }) => listed(allergies) },
        { name: t("note"), className: "break-words", cell: ({ note }) => note },
        {
          name: t("decided"),
          cell: ({ subscriptionId }) =>
            (of.get(subscriptionId) ?? []).map((clash) => <Decided key={clash.dish.id} clash={clash} />),
        },
      ]}
    />
  );
}

function Decided({ clash: { dish, decision } }: { clash: TiffinClash }) {
  const t = useTranslations("diets.kitchen.done");
  if (decision === null) return null;
  const words = { dish: dish.name, other: decision.substituteName ?? "", reason: decision.reason ?? "" };
  return <p>{t(decision.kind, words)}</p>;
}
