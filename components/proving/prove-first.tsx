"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { openPageAnew } from "@/components/press/line";
import { Alert } from "@/components/ui/alert";
import { TextLink } from "@/components/ui/text-link";
import type { Route } from "@/lib/routes";
import { ProofForm } from "./proof-form";

type ProveFirstProps = {
  /** What is handed out after the proof, and the page where it was asked for. */
  file: Route;
  page: Route;
  hasPasskeys: boolean;
};

/** Asks for a proof, then downloads the file. */
export function ProveFirst({ file, page, hasPasskeys }: ProveFirstProps) {
  const t = useTranslations("proving");
  const [isProved, setProved] = useState(false);
  function goOn(): void {
    setProved(true);
    openPageAnew(file);
  }
  return (
    <div className="flex max-w-md flex-col gap-6">
      {isProved ? (
        <Alert tone="good">
          <p>{t("downloads")}</p>
        </Alert>
      ) : (
        <ProofForm hasPasskeys={hasPasskeys} onProved={goOn} />
      )}
      <p>
        <TextLink href={page}>{t("back")}</TextLink>
      </p>
    </div>
  );
}
