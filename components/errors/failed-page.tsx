"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { EmptyDabba } from "@/components/illustrations/empty";
import { WithCall } from "@/components/settings/kitchen-contact";

type FailedPageProps = { reference: string | undefined; retry: () => void };

/** For a fault, not a refusal: a reference to quote to us, and two ways on. */
export function FailedPage({ reference, retry }: FailedPageProps) {
  const t = useTranslations("common");
  return (
    <div role="alert" className="mx-auto flex max-w-lg flex-col items-center py-12 text-center">
      <EmptyDabba className="mb-8 h-36 w-auto" />
      <h1 className="text-3xl leading-9 font-bold tracking-tight">{t("failure.title")}</h1>
      <p className="mt-2 mb-6 text-ink-soft">
        <WithCall text={reference ? t("failure.description", { reference }) : t("failure.noReference")} />
      </p>
      <div className="flex flex-wrap justify-center gap-3">
        <Button onClick={retry}>{t("actions.tryAgain")}</Button>
        <LinkButton variant="outline" href="/">
          {t("failure.home")}
        </LinkButton>
      </div>
    </div>
  );
}
