import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonVariants } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";

/**
 * The list as a CSV file. A plain anchor: a download isn't a page to navigate to or prefetch. The
 * answer itself says that it is one: it may first be the page that asks for a proof.
 */
export function ExportLink({ href, label }: { href: string; label?: string }) {
  const t = useTranslations("common.actions");
  return (
    <a href={href} className={cn(buttonVariants({ variant: "outline" }), "print:hidden")}>
      <Download aria-hidden />
      {label ?? t("exportCsv")}
    </a>
  );
}
