import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { logOutAction } from "@/lib/features/accounts/actions";

/** Ends the session by a form, so that no link or prefetch can. */
export function LogOutButton({ className }: { className?: string }) {
  const t = useTranslations("common.nav");
  return (
    <form action={logOutAction}>
      <button
        type="submit"
        className={cn(
          "inline-flex min-h-11 items-center gap-2 rounded-control px-3 font-medium whitespace-nowrap text-ink-soft transition-colors hover:bg-surface-sunken hover:text-ink",
          className,
        )}
      >
        <LogOut aria-hidden className="size-4.5" />
        {t("logOut")}
      </button>
    </form>
  );
}
