"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, type ReactNode } from "react";
import { carryOn } from "@/components/mailed-link/carry-on";
import { useWordsPlace } from "@/components/fresh/last-word";
import { WithCall } from "@/components/settings/kitchen-contact";
import { Alert } from "@/components/ui/alert";
import { TextLink } from "@/components/ui/text-link";
import { withNext } from "@/lib/routes";
import type { Refusal } from "./refusal";

type RefusalAlertProps = {
  refusal: Refusal | null;
  className?: string;
  /** What can be done about it. */
  children?: ReactNode;
};

const hereOf = ({ pathname, search }: Location) => pathname + search;

/** Why something was refused, read out when it appears and scrolled into view. */
export function RefusalAlert({ refusal, className, children }: RefusalAlertProps) {
  const t = useTranslations("common.nav");
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refusal) box.current?.scrollIntoView?.({ block: "nearest" });
  }, [refusal]);
  useWordsPlace(refusal?.text);
  if (!refusal) return null;
  return (
    <Alert ref={box} tone={refusal.isOpen ? "info" : "bad"} role="alert" className={className}>
      <p>
        <WithCall text={refusal.text} />
      </p>
      {refusal.signedOut ? (
        <TextLink href={carryOn(withNext("/login", hereOf(window.location)))}>{t("logIn")}</TextLink>
      ) : null}
      {children}
    </Alert>
  );
}
