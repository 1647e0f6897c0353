"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FROM_A_DOOR, shrinkPicture } from "@/components/pictures/shrink-picture";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { controlClasses, fileButton } from "@/components/ui/control";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { NOT_DELIVERED_REASONS } from "@/lib/domain/drive/act";
import { NOTE_LENGTH } from "@/lib/features/drive/schema";
import type { Marked } from "./marked";

type WhyNotProps = { stop: string; count: number; onMark: (marked: Omit<Marked, "tiffins">) => void };

/** Why it was not delivered: one more tap, and a few words where they help. */
export function WhyNot({ stop, count, onMark }: WhyNotProps) {
  const t = useTranslations("drive");
  const [isOpen, setOpen] = useState(false);
  const [note, setNote] = useState("");
  const [picture, setPicture] = useState<Blob>();
  const choose = async (file: File | undefined) =>
    setPicture(file && (await shrinkPicture(file, FROM_A_DOOR)));
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="outline" className="min-h-14 border-2 border-ink text-base">
          {t("notDelivered")}
        </Button>
      </DialogTrigger>
      <DialogContent closeLabel={t("why.close")}>
        <DialogHeader>
          <DialogTitle>{t("why.title")}</DialogTitle>
          <DialogDescription>{t("why.description", { count, place: stop })}</DialogDescription>
        </DialogHeader>
        <Label htmlFor="note">{t("why.note")}</Label>
        <Input
          id="note"
          value={note}
          maxLength={NOTE_LENGTH}
          autoComplete="off"
          onChange={(event) => setNote(event.target.value)}
        />
        <Label htmlFor="picture" className="mt-3">
          {t("why.picture")}
        </Label>
        <input
          id="picture"
          type="file"
          accept="image/jpeg,image/png,image/webp"
          capture="environment"
          className={cn(controlClasses, fileButton)}
          onChange={(event) => void choose(event.target.files?.[0])}
        />
        <div className="mt-4 grid grid-cols-2 gap-2">
          {NOT_DELIVERED_REASONS.map((reason) => (
            <Button
              key={reason}
              variant="outline"
              className="min-h-14 border-2 border-ink whitespace-normal"
              onClick={() => {
                setOpen(false);
                setNote("");
                setPicture(undefined);
                const typed = note.trim() !== "" && { note };
                onMark({ mark: "not_delivered", reason, ...typed, ...(picture && { picture }) });
              }}
            >
              {t(`reasons.${reason}`)}
            </Button>
          ))}
        </div>
      </DialogContent>
    </Dialog>
  );
}
