"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";

type ShownOnceProps = { label: string; hint?: string; secret: string };

/** A secret to pass on, which no page shows again. */
export function ShownOnce({ label, hint, secret }: ShownOnceProps) {
  const t = useTranslations("adminStaff.link");
  const id = useId();
  const [isCopied, setCopied] = useState(false);
  return (
    <div className="flex flex-col gap-1.5">
      <Label htmlFor={id}>{label}</Label>
      <div className="flex gap-2">
        <Input
          id={id}
          value={secret}
          readOnly
          aria-describedby={hint ? `${id}-hint` : undefined}
          className="min-w-0 grow font-mono text-sm"
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button
          variant="outline"
          onClick={() =>
            void navigator.clipboard?.writeText(secret).then(
              () => setCopied(true),
              () => {},
            )
          }
        >
          {isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
          {t("copy")}
        </Button>
      </div>
      {hint ? (
        <p id={`${id}-hint`} className="text-sm text-ink-soft">
          {hint}
        </p>
      ) : null}
      <p role="status" className="sr-only">
        {isCopied ? t("copied") : null}
      </p>
    </div>
  );
}
