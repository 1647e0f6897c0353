"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";

type KnowsCookedProps = {
  count: number;
  isKnown: boolean;
  onChange: (isKnown: boolean) => void;
  isMissing: boolean;
};

/** A second confirmation: food already cooked is thrown away when its day is closed. */
export function KnowsCooked({ count, isKnown, onChange, isMissing }: KnowsCookedProps) {
  const t = useTranslations("adminClosures");
  const error = useId();
  return (
    <div className="mt-4">
      <label className="flex min-h-11 items-center gap-3 font-medium">
        <Checkbox
          checked={isKnown}
          aria-invalid={isMissing ? true : undefined}
          aria-describedby={isMissing ? error : undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
        {t("confirm.cooked", { count })}
      </label>
      {isMissing ? (
        <p id={error} className="text-sm text-bad">
          {t("refusals.cooked-unseen")}
        </p>
      ) : null}
    </div>
  );
}
