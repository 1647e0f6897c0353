"use client";

import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { PressField } from "@/components/plain/press-field";
import { forgetAll } from "@/components/press/kept";
import { openPageAnew } from "@/components/press/line";
import { useRefusalWords } from "@/components/press/refusal";
import { RefusalAlert } from "@/components/press/refusal-alert";
import { useAction } from "@/components/press/use-action";
import { cn } from "@/components/ui/cn";
import { logOutAction } from "@/lib/features/accounts/actions";
import type { logOutForm } from "@/lib/features/accounts/forms";

/** What this device keeps, and the news that it is told; its code is fetched by who logs out alone. */
async function forgetPages(): Promise<void> {
  const { forgetKeptPages } = await import("@/components/kept-page/forget-kept-pages");
  await forgetKeptPages();
}

/** Ends the session with a press, so that no link or prefetch can. */
export function LogOutButton({ plain, className }: { plain: typeof logOutForm; className?: string }) {
  const t = useTranslations("common.nav");
  const [answer, send] = useActionState(plain, null);
  const words = useRefusalWords<never>();
  const { run, pending, refusal } = useAction({
    action: logOutAction,
    onSuccess: () => {
      forgetAll();
      void forgetPages().finally(() => openPageAnew("/login"));
    },
  });
  return (
    <form
      action={send}
      onSubmit={(event) => {
        event.preventDefault();
        run({});
      }}
      className="contents"
    >
      <PressField />
      <button
        type="submit"
        aria-busy={pending}
        className={cn(
          "inline-flex min-h-11 items-center gap-2 rounded-control px-3 font-medium whitespace-nowrap text-ink-soft transition-colors hover:bg-surface-sunken hover:text-ink",
          className,
        )}
      >
        <LogOut aria-hidden className="size-4.5" />
        {t("logOut")}
      </button>
      <RefusalAlert
        refusal={refusal ?? (answer && words(answer))}
        className="fixed inset-x-4 bottom-20 z-50 mx-auto max-w-lg shadow-float"
      />
    </form>
  );
}
