"use client";

import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { openPageAnew } from "@/components/press/line";
import { RefusalAlert } from "@/components/press/refusal-alert";
import { useAction } from "@/components/press/use-action";
import { cn } from "@/components/ui/cn";
import { ScriptedButton } from "@/components/ui/scripted-button";
import { logOutAction } from "@/lib/features/accounts/actions";

/** Ends the session by a press, so that no link or prefetch can. */
export function LogOutButton({ className }: { className?: string }) {
  const t = useTranslations("common.nav");
  const { run, pending, refusal } = useAction({
    action: logOutAction,
    onSuccess: () => openPageAnew("/login"),
  });
  return (
    <>
      <ScriptedButton
        type="button"
        aria-busy={pending}
        onClick={() => run({})}
        className={cn(
          "inline-flex min-h-11 items-center gap-2 rounded-control px-3 font-medium whitespace-nowrap text-ink-soft transition-colors hover:bg-surface-sunken hover:text-ink",
          className,
        )}
      >
        <LogOut aria-hidden className="size-4.5" />
        {t("logOut")}
      </ScriptedButton>
      <RefusalAlert
        refusal={refusal}
        className="fixed inset-x-4 bottom-20 z-50 mx-auto max-w-lg shadow-float"
      />
    </>
  );
}
