import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { runningVersion } from "@/lib/version.mjs";

/** Which version made this page, for whoever is asked which one they see. */
export function VersionMark({ className }: { className?: string }) {
  const t = useTranslations("common");
  return (
    <p translate="no" className={cn("text-xs text-ink-soft tabular-nums print:hidden", className)}>
      {t("appName")} {runningVersion()}
    </p>
  );
}
