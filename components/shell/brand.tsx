import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { BrandMark } from "@/components/illustrations/brand-mark";
import type { Route } from "@/lib/routes";

export function Brand({ href }: { href: Route }) {
  const t = useTranslations("common");
  return (
    <Link
      href={href}
      className="inline-flex min-h-11 items-center gap-2.5 rounded-control text-lg font-bold tracking-tight text-ink"
    >
      <BrandMark />
      {t("appName")}
    </Link>
  );
}
