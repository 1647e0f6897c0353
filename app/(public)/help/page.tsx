import { getTranslations } from "next-intl/server";
import { ReachKitchen } from "@/components/privacy/reach-kitchen";
import { TextSection } from "@/components/privacy/text-section";
import { cutoffWords } from "@/components/slots/cutoff-words";
import { PageHeader } from "@/components/ui/page-header";
import { getKitchen } from "@/lib/access/read";
import { clockNow } from "@/lib/clock";
import { toBusinessDate } from "@/lib/domain/business-time";

const QUESTIONS = [
  "cutoff",
  "pause",
  "closures",
  "bill",
  "refunds",
  "missing",
  "moving",
  "ending",
  "account",
] as const;

export async function generateMetadata() {
  const t = await getTranslations("notices.help");
  return { title: t("title") };
}

export default async function HelpPage() {
  const t = await getTranslations("notices.help");
  const kitchen = await getKitchen();
  const { cutoff } = await cutoffWords(kitchen.slots, toBusinessDate(clockNow()));
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <div className="max-w-3xl space-y-8">
        <TextSection id="reach" title={t("reach")}>
          <ReachKitchen kitchen={kitchen} />
        </TextSection>
        {QUESTIONS.map((question) => (
          <TextSection key={question} id={question} title={t(`${question}.title`)}>
            <p>{t(`${question}.text`, { days: kitchen.dueDays, cutoff })}</p>
          </TextSection>
        ))}
      </div>
    </>
  );
}
