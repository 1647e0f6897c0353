"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RadioItem } from "@/components/ui/radio-group";
import { NAME_LANGUAGES, NAMES_COOKIE, type NameLanguage } from "@/lib/features/dishes/names";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

function keep(language: NameLanguage): void {
  for (const path of ["/admin/kitchen", "/kitchen"])
    document.cookie = `${NAMES_COOKIE}=${language}; path=${path}; max-age=${YEAR_SECONDS}; samesite=lax`;
}

/** In which language the dishes are named; kept in this browser. */
export function DishNamesChoice({ language }: { language: NameLanguage }) {
  const t = useTranslations("kitchen.dishes");
  const router = useRouter();
  const [chosen, setChosen] = useState(language);

  function choose(next: NameLanguage): void {
    setChosen(next);
    keep(next);
    router.refresh();
  }

  return (
    <fieldset className="flex flex-wrap items-center gap-2">
      <legend className="sr-only">{t("names")}</legend>
      {NAME_LANGUAGES.map((one) => (
        <RadioItem key={one} name="dish-names" checked={chosen === one} onChange={() => choose(one)}>
          <span lang={one}>{t(`languages.${one}`)}</span>
        </RadioItem>
      ))}
    </fieldset>
  );
}
