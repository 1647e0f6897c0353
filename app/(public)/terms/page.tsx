import { getTranslations } from "next-intl/server";
import { TextSection } from "@/components/privacy/text-section";
import { cutoffWords } from "@/components/slots/cutoff-words";
import { PageHeader } from "@/components/ui/page-header";
import { getKitchen } from "@/lib/access/read";
import { clockNow } from "@/lib/clock";
import { toBusinessDate } from "@/lib/domain/business-time";

const PARTS = ["price", "days", "kitchenDays", "bill", "back", "end", "account", "law"] as const;

export async function generateMetadata() {
  const t = await getTranslations("notices.terms");
  return { title: t("title") };
}

export default async function TermsPage() {
  const t = await getTranslations("notices.terms");
  const { kitchenName, kitchenAddress, fssai, gstin, dueDays, slots } = await getKitchen();
  const { cutoff } = await cutoffWords(slots, toBusinessDate(clockNow()));
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <div className="max-w-3xl space-y-8">
        <TextSection id="who" title={t("who.title")}>
          <p>{t("who.text", { kitchen: kitchenName || t("who.kitchen") })}</p>
          {kitchenAddress ? <p>{kitchenAddress}</p> : null}
          {fssai ? <p>{t("who.fssai", { number: fssai })}</p> : null}
          {gstin ? <p>{t("who.gstin", { number: gstin })}</p> : null}
        </TextSection>
        {PARTS.map((part) => (
          <TextSection key={part} id={part} title={t(`${part}.title`)}>
            <p>{t(`${part}.text`, { days: dueDays, cutoff })}</p>
          </TextSection>
        ))}
      </div>
    </>
  );
}
