"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@/components/ui/dialog";
import { TextLink } from "@/components/ui/text-link";
import type { RoundDoor } from "@/lib/domain/drive/round";
import { formatPaise, paise } from "@/lib/domain/money";

type TakeCashProps = { door: RoundDoor; onTaken: () => void };

/** All that is owed at a door, or nothing: asked about once, since only the office can undo it. */
export function TakeCash({ door: { customerId, name, owes }, onTaken }: TakeCashProps) {
  const t = useTranslations("drive");
  const [isOpen, setOpen] = useState(false);
  const amount = formatPaise(paise(owes));
  const hidden = (chunks: React.ReactNode) => <span className="sr-only">{chunks}</span>;
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button
          variant="outline"
          className="mt-1 min-h-12 border-2 border-ink text-lg font-bold tabular-nums"
        >
          {t.rich("owesName", { amount, name, hidden })}
        </Button>
      </DialogTrigger>
      <DialogContent closeLabel={t("cash.close")}>
        <DialogHeader>
          <DialogTitle>{t("cash.title", { amount })}</DialogTitle>
          <DialogDescription>{t("cash.from", { name })}</DialogDescription>
        </DialogHeader>
        <Button
          className="min-h-16 w-full text-2xl font-bold tabular-nums"
          onClick={() => {
            setOpen(false);
            onTaken();
          }}
        >
          {t("cash.have", { amount })}
        </Button>
        <Button variant="outline" size="lg" className="mt-2 w-full" onClick={() => setOpen(false)}>
          {t("cash.close")}
        </Button>
        <TextLink
          href={`/admin/collect?customer=${customerId}`}
          className="mt-2 inline-flex min-h-11 items-center"
        >
          {t("cash.other")}
        </TextLink>
      </DialogContent>
    </Dialog>
  );
}
