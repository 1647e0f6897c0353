import { useTranslations } from "next-intl";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { NO_DIET, type Diet } from "@/lib/features/diets/diet";
import { useAllergenList, useAllergenNames } from "./allergen-names";
import { DietForm } from "./diet-form";

type DietsCardProps = {
  subscriptions: readonly { id: number; planName: string }[];
  diets: ReadonlyMap<number, Diet>;
  /** Whom the office writes it down for; null for a customer's own page. */
  customerId: number | null;
  mayChange: boolean;
};

/** What is said of each subscription, and the way to change it. */
export function DietsCard({ subscriptions, diets, customerId, mayChange }: DietsCardProps) {
  const t = useTranslations("diets");
  const names = useAllergenNames();
  if (subscriptions.length === 0) return null;
  return (
    <Card aria-labelledby="diets" className="mt-6">
      <CardHeader>
        <div>
          <CardTitle id="diets">{t("title")}</CardTitle>
          <CardDescription>{t("description")}</CardDescription>
        </div>
      </CardHeader>
      <CardContent>
        <ul className="divide-y divide-line">
          {subscriptions.map(({ id, planName }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2.5">
              <div className="min-w-0 break-words">
                <p className="font-medium">{planName}</p>
                <Said diet={diets.get(id) ?? NO_DIET} />
              </div>
              {mayChange ? (
                <DietForm
                  subscription={{ id, planName }}
                  diet={diets.get(id) ?? NO_DIET}
                  customerId={customerId}
                  names={names}
                />
              ) : null}
            </li>
          ))}
        </ul>
      </CardContent>
    </Card>
  );
}

function Said({ diet: { diet, allergies, note, version } }: { diet: Diet }) {
  const t = useTranslations("diets");
  const listed = useAllergenList();
  if (version === 0 || (diet === "" && note === "" && allergies.length === 0))
    return <p className="text-sm text-ink-soft">{t("nothing")}</p>;
  return (
    <>
      {diet === "" ? null : <p className="text-sm">{diet}</p>}
      <p className="text-sm">
        {allergies.length > 0 ? t("allergic", { allergies: listed(allergies) }) : t("noAllergies")}
      </p>
      {note === "" ? null : <p className="text-sm text-ink-soft">{note}</p>}
    </>
  );
}
