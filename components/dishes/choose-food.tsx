import { useTranslations } from "next-intl";
import { WithCall } from "@/components/settings/kitchen-contact";
import { ChipLink } from "@/components/ui/chip-link";
import { allergensIn, kindsAmong, queryOf, type Choice } from "@/lib/domain/dishes/choice";
import type { Allergen, DishFacts } from "@/lib/domain/dishes/dish-facts";
import type { Route } from "@/lib/routes";

type ChooseFoodProps = {
  path: "/plans" | "/menu";
  /** What else the address says, and keeps saying. */
  others: readonly [name: string, value: string][];
  choice: Choice;
  /** What is known of the dishes of each plan there is. */
  plans: readonly (readonly (DishFacts | undefined)[])[];
};

/** Links that leave only the plans somebody can eat. None that would change nothing. */
export function ChooseFood({ path, others, choice, plans }: ChooseFoodProps) {
  const t = useTranslations("public.choose");
  const kinds = kindsAmong(plans);
  const allergens = allergensIn(plans.flat());
  const to = (wanted: Choice): Route => {
    const query = new URLSearchParams([...others, ...queryOf(wanted)]);
    return query.size > 0 ? `${path}?${query}` : path;
  };
  if (kinds.length === 0 && allergens.length === 0) return null;
  return (
    <div className="mb-6 space-y-3">
      <nav aria-label={t("kinds")} className="flex flex-wrap gap-2">
        <ChipLink href={to({ ...choice, kind: null })} isChosen={choice.kind === null}>
          {t("all")}
        </ChipLink>
        {kinds.map((kind) => (
          <ChipLink key={kind} href={to({ ...choice, kind })} isChosen={choice.kind === kind}>
            {t(kind)}
          </ChipLink>
        ))}
      </nav>
      <WithoutAllergens choice={choice} allergens={allergens} to={to} />
    </div>
  );
}

type WithoutProps = {
  choice: Choice;
  allergens: readonly Allergen[];
  to: (wanted: Choice) => Route;
};

function WithoutAllergens({ choice, allergens, to }: WithoutProps) {
  const t = useTranslations("public.choose");
  const names = useTranslations("dishes.allergens");
  const { without } = choice;
  if (allergens.length === 0) return null;
  const toggled = (one: Allergen) =>
    without.includes(one) ? without.filter((other) => other !== one) : [...without, one];
  return (
    <details open={without.length > 0 ? true : undefined}>
      <summary className="inline-flex min-h-11 cursor-pointer items-center font-medium underline underline-offset-4">
        {t("allergies")}
      </summary>
      <nav aria-label={t("allergies")} className="mt-2 flex flex-wrap gap-2">
        {allergens.map((one) => (
          <ChipLink
            key={one}
            href={to({ ...choice, without: toggled(one) })}
            isChosen={without.includes(one)}
          >
            {t("without", { items: names(one) })}
          </ChipLink>
        ))}
      </nav>
      <p className="mt-3 max-w-prose text-sm text-ink-soft">
        <WithCall text={t("unsaid")} />
      </p>
    </details>
  );
}
