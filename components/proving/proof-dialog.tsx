"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { offerProof } from "./asking";
import { ProofForm } from "./proof-form";

type Asked = { answer: (isProved: boolean) => void };

/** Opens when a press asks for a proof, above whatever is open; the press goes on once it is given. One for all pages. */
export function ProofDialog({ hasPasskeys }: { hasPasskeys: boolean }) {
  const t = useTranslations("proving");
  const common = useTranslations("common.actions");
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(
    () =>
      offerProof(
        () =>
          new Promise((resolve) =>
            setAsked({
              answer: (isProved) => {
                setAsked(null);
                resolve(isProved);
              },
            }),
          ),
      ),
    [],
  );
  if (!asked) return null;
  return (
    <Dialog open onOpenChange={(isOpen) => (isOpen ? undefined : asked.answer(false))}>
      <DialogContent closeLabel={common("close")}>
        <DialogHeader>
          <DialogTitle>{t("title")}</DialogTitle>
          <DialogDescription>{t("description")}</DialogDescription>
        </DialogHeader>
        <ProofForm hasPasskeys={hasPasskeys} onProved={() => asked.answer(true)} />
      </DialogContent>
    </Dialog>
  );
}
