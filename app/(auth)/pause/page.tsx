import { getTranslations } from "next-intl/server";
import { WithoutScript } from "@/components/mailed-link/without-script";
import { DayPass } from "@/components/notices/day-pass";
import { TextLink } from "@/components/ui/text-link";

export async function generateMetadata() {
  const t = await getTranslations("inbox.pass");
  return { title: t("title"), referrer: "no-referrer" as const };
}

/** Where a reminder's link leads: one day can be paused here, by whoever has the link. */
export default async function PausePage() {
  const t = await getTranslations("inbox.pass");
  return (
    <>
      <DayPass />
      <WithoutScript />
      <p className="mt-8">
        <TextLink href="/calendar">{t("calendar")}</TextLink>
      </p>
    </>
  );
}
