import { getTranslations } from "next-intl/server";
import { KeptData } from "@/components/privacy/kept-data";
import { ReachKitchen } from "@/components/privacy/reach-kitchen";
import { TextSection } from "@/components/privacy/text-section";
import { PageHeader } from "@/components/ui/page-header";
import { formatDay } from "@/lib/domain/plain-date";
import { NOTICE } from "@/lib/features/privacy/schema";
import { getKitchen } from "@/lib/access/read";

const BEFORE = ["consent"] as const;
const AFTER = ["others", "rights", "withdraw", "children", "breach", "languages"] as const;

export async function generateMetadata() {
  const t = await getTranslations("notices.privacy");
  return { title: t("title") };
}

export default async function PrivacyPage() {
  const t = await getTranslations("notices.privacy");
  const kitchen = await getKitchen();
  const { kitchenName, kitchenAddress, grievanceContact } = kitchen;
  return (
    <>
      <PageHeader title={t("title")} description={t("version", { day: formatDay(NOTICE, "medium") })} />
      <div className="max-w-3xl space-y-8">
        <TextSection id="who" title={t("who.title")}>
          <p>{t("who.text", { kitchen: kitchenName || t("who.kitchen") })}</p>
          {kitchenAddress ? <p>{kitchenAddress}</p> : null}
        </TextSection>
        {BEFORE.map((part) => (
          <TextSection key={part} id={part} title={t(`${part}.title`)}>
            <p>{t(`${part}.text`)}</p>
          </TextSection>
        ))}
        <section aria-labelledby="kept" className="space-y-3">
          <h2 id="kept" className="text-xl leading-7 font-semibold">
            {t("keptTitle")}
          </h2>
          <KeptData />
        </section>
        {AFTER.map((part) => (
          <TextSection key={part} id={part} title={t(`${part}.title`)}>
            <p>{t(`${part}.text`)}</p>
          </TextSection>
        ))}
        <TextSection id="grievance" title={t("grievance.title")}>
          <p>{t("grievance.text")}</p>
          {grievanceContact ? (
            <p className="font-medium text-ink">{grievanceContact}</p>
          ) : (
            <ReachKitchen kitchen={kitchen} />
          )}
          <p>{t("grievance.board")}</p>
        </TextSection>
      </div>
    </>
  );
}
