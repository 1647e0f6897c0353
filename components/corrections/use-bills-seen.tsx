"use client";

import { useTranslations } from "next-intl";
import { useRef, useState, type ReactNode } from "react";
import {
  AlertDialog,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogTitle,
} from "@/components/ui/alert-dialog";
import { onTheWayIn } from "@/components/press/hang-up";
import { during } from "@/components/press/question";
import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog";
import type { ActionResult } from "@/lib/access/action-result";
import type { CorrectionPreview } from "@/lib/features/corrections/schema";
import { TouchedBills } from "./touched-bills";

type Action<V, E extends string> = (input: unknown, key?: string) => Promise<ActionResult<V, E>>;
type Asked = { preview: CorrectionPreview; isAnew: boolean; answer: (isYes: boolean) => void };

/**
 * For an act that may reach into billed months: `seen(preview, act)` wraps the act so that the bills it changes, if any,
 * are shown first, in `dialog`, and it runs only once confirmed. If they have changed meanwhile, it asks again.
 */
export function useBillsSeen(): {
  seen: <V, E extends string>(
    preview: Action<CorrectionPreview, E>,
    act: Action<V, E>,
  ) => Action<V, E | "not-confirmed">;
  dialog: ReactNode;
} {
  const [asked, setAsked] = useState<Asked | null>(null);
  // a press whose answer was lost is sent again: by then the act may be done, and its preview would refuse it
  const sent = useRef<{ press: string; input: unknown } | null>(null);

  function ask(preview: CorrectionPreview, isAnew: boolean): Promise<boolean> {
    return new Promise((resolve) => {
      const answer = (isYes: boolean) => {
        setAsked(null);
        resolve(isYes);
      };
      setAsked({ preview, isAnew, answer });
    });
  }

  return {
    seen: (preview, act) => async (input, key) => {
      const press = JSON.stringify([key, input]);
      if (key !== undefined && press === sent.current?.press) return act(sent.current.input, key);
      for (let isAnew = false; ; isAnew = true) {
        const shown = await onTheWayIn(key, (own) => preview(input, own));
        if (!shown.ok) return shown;
        const { count, seen } = shown.value;
        if (count > 0 && !(await during(key, ask(shown.value, isAnew))))
          return { ok: false, error: "not-confirmed" };
        sent.current = { press, input: Object.assign({ seenBills: seen }, input) };
        const done = await act(sent.current.input, key);
        if (done.ok || done.error !== "bills-changed") return done;
        sent.current = null;
      }
    },
    dialog: asked ? <Question {...asked} /> : null,
  };
}

function Question({ preview, isAnew, answer }: Asked) {
  const t = useTranslations("adminCorrections.confirm");
  const common = useTranslations("common.actions");
  return (
    <AlertDialog open onOpenChange={(isOpen) => (isOpen ? undefined : answer(false))}>
      <AlertDialogContent>
        <AlertDialogTitle>{t("title", { count: preview.count })}</AlertDialogTitle>
        <AlertDialogDescription>{t(isAnew ? "anew" : "description")}</AlertDialogDescription>
        <TouchedBills preview={preview} />
        <DialogFooter>
          <Button variant="outline" onClick={() => answer(false)}>
            {common("cancel")}
          </Button>
          <Button onClick={() => answer(true)}>{t("button", { count: preview.count })}</Button>
        </DialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
