"use client";

import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import { endPage } from "@/components/kept-page/page-keeper";
import { useAction } from "@/components/press/use-action";
import { Alert } from "@/components/ui/alert";
import { TextLink } from "@/components/ui/text-link";
import { writeKept } from "@/lib/domain/estimates/kept";
import { keepEstimatesAction } from "@/lib/features/estimates/actions";
import { forgetKept, keptNow } from "./guest-store";

/** Sends what the browser kept, once, and says how many are in the account. What could not be sent stays for the next page. */
export function Bring() {
  const t = useTranslations("common.estimates");
  const [kept] = useState(keptNow);
  const [added, setAdded] = useState(0);
  const { run } = useAction({
    action: keepEstimatesAction,
    refusalText: () => "",
    onSuccess: (done) => {
      forgetKept(new Set(kept.map(({ key }) => key)));
      void endPage("plans");
      setAdded(done.added);
    },
  });
  const bring = useEffectEvent(() => run({ kept: writeKept(kept) }));
  useEffect(() => bring(), []);
  if (added === 0) return null;
  return (
    <Alert tone="good" role="status" className="mb-6">
      <p>
        {t("brought", { count: added })} <TextLink href="/plans#estimates">{t("see")}</TextLink>
      </p>
    </Alert>
  );
}
