"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@/components/ui/dialog";

/** Ends the round, after a question: from then on nothing is taken back. */
export function RoundEnd({ left, onEnd }: { left: number; onEnd: () => void }) {
  const t = useTranslations("drive");
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="secondary" size="lg">
          {t("end")}
        </Button>
      </DialogTrigger>
      <DialogContent closeLabel={t("endAsk.close")}>
        <DialogHeader>
          <DialogTitle>{t("endAsk.title")}</DialogTitle>
          <DialogDescription>{t("endAsk.left", { left })}</DialogDescription>
        </DialogHeader>
        <DialogFooter>
          <Button variant="outline" onClick={() => setOpen(false)}>
            {t("endAsk.close")}
          </Button>
          <Button
            onClick={() => {
              setOpen(false);
              onEnd();
            }}
          >
            {t("end")}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
