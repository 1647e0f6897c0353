import { useFormatter, useTranslations } from "next-intl";
import type { DishFacts } from "@/lib/domain/dishes/dish-facts";
import { readDishLine } from "@/lib/domain/dishes/dish-line";
import { MarkSign } from "./mark-sign";

/** What is said of dishes, by how they are written. */
export type KnownDishes = ReadonlyMap<string, DishFacts>;

/** A line of a plan or a menu as it is typed, and below it what is known of its dish. */
export function DishText({ line, known }: { line: string; known: KnownDishes }) {
  const facts = known.get(readDishLine(line).key);
  return (
    <span className="block min-w-0">
      <span className="block">{line}</span>
      {facts ? <Facts facts={facts} /> : null}
    </span>
  );
}

function Facts({ facts: { mark, allergens } }: { facts: DishFacts }) {
  const t = useTranslations("dishes");
  const format = useFormatter();
  const names = allergens.map((one) => t(`allergens.${one}`));
  if (mark === null && names.length === 0) return null;
  return (
    <span className="flex flex-wrap items-center gap-x-2 text-sm text-ink-soft">
      {mark === null ? null : <MarkSign mark={mark} />}
      {names.length === 0 ? null : (
        <span>{t("contains", { items: format.list(names, { type: "unit" }) })}</span>
      )}
    </span>
  );
}
