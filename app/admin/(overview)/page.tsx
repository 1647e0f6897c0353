import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { Charts, ChartsSkeleton } from "@/components/figures/charts";
import { Monday, MondaySkeleton } from "@/components/figures/monday";
import { FirstSteps } from "@/components/settings/first-steps";
import { WebhookVersionNotice } from "@/components/payments/webhook-version-notice";
import { PageHeader } from "@/components/ui/page-header";
import { formatTime, toBusinessDate } from "@/lib/domain/business-time";
import { OFFICE_ROLES } from "@/lib/domain/identity";
import { formatDay } from "@/lib/domain/plain-date";
import { otherWebhookVersion } from "@/lib/features/gateway-reports/version-queries";
import { mondayCharts, mondayFigures } from "@/lib/features/reports/queries";
import { UNBILLED_LIMIT } from "@/lib/features/reports/unbilled";
import { missingSteps } from "@/lib/features/settings/queries";
import { readAsStaff } from "@/lib/access/read";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("adminHome"))("title") };
}

export default async function AdminHomePage() {
  const { steps, now } = await readAsStaff(OFFICE_ROLES, async ({ tx, now }) => ({
    steps: await missingSteps(tx),
    now,
  }));
  const t = await getTranslations("adminHome");
  const stamp = { day: formatDay(toBusinessDate(now), "long"), time: formatTime(now) };
  return (
    <>
      <PageHeader title={t("title")} description={t("description", stamp)} />
      <div className="space-y-8">
        {steps.length > 0 ? <FirstSteps steps={steps} /> : null}
        {steps.includes("plan") ? null : <Running />}
      </div>
    </>
  );
}

/** None of this makes sense in a kitchen that has nothing for sale yet. */
function Running() {
  return (
    <>
      <Suspense fallback={<MondaySkeleton />}>
        <Figures />
      </Suspense>
      <Suspense fallback={<ChartsSkeleton />}>
        <Drawings />
      </Suspense>
    </>
  );
}

async function Figures() {
  const { figures, version } = await readAsStaff(OFFICE_ROLES, async ({ tx, now }) => ({
    figures: await mondayFigures(tx, now),
    version: await otherWebhookVersion(tx),
  }));
  return (
    <div>
      <WebhookVersionNotice version={version} />
      <Monday figures={figures} isUncounted={figures.unbilled >= UNBILLED_LIMIT} />
    </div>
  );
}

async function Drawings() {
  return <Charts {...await readAsStaff(OFFICE_ROLES, ({ tx, now }) => mondayCharts(tx, now))} />;
}
