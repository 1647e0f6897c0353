"use client";

import { Share2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";

type ShareReceiptProps = { title: string; text: string };

/** Passes a receipt's text to the phone's share sheet, or else to the clipboard. */
export function ShareReceipt({ title, text }: ShareReceiptProps) {
  const t = useTranslations("collect.receipt");
  const [isCopied, setCopied] = useState(false);

  async function share(): Promise<void> {
    try {
      if (typeof navigator.share === "function") return await navigator.share({ title, text });
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // the share sheet was closed without sharing
    }
  }

  return (
    <>
      <Button variant="outline" onClick={() => void share()}>
        <Share2 aria-hidden />
        {t("share")}
      </Button>
      <span role="status" className="text-sm text-ink-soft">
        {isCopied ? t("copied") : null}
      </span>
    </>
  );
}
