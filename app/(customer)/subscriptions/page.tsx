import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { DietsCard } from "@/components/diets/diets-card";
import { EmptyDabba } from "@/components/illustrations/empty";
import { PastList } from "@/components/subscriptions/past-list";
import { RunningList } from "@/components/subscriptions/running-list";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { requireCustomer } from "@/lib/access/auth";
import { toBusinessDate } from "@/lib/domain/business-time";
import { formatDay } from "@/lib/domain/plain-date";
import { dietsOf } from "@/lib/features/diets/queries";
import { dayForm } from "@/lib/features/pauses/forms";
import { subscriptionsOverview, type RunningSubscription } from "@/lib/features/subscriptions/overview";
import { quoteTermsOf } from "@/lib/features/subscriptions/quotes";
import { getKitchen, readAsCustomer } from "@/lib/access/read";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("subscriptions");
  return { title: t("title") };
}

export default async function SubscriptionsPage({ searchParams }: PageProps<"/subscriptions">) {
  await requireCustomer();
  const { taken } = await searchParams;
  const t = await getTranslations("subscriptions");
  const action = (
    <LinkButton href="/subscriptions/new" variant="outline">
      {t("new")}
    </LinkButton>
  );
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} actions={action} />
      <Suspense fallback={<SubscriptionsSkeleton />}>
        <Subscriptions taken={Number(taken)} />
      </Suspense>
    </>
  );
}

async function Subscriptions({ taken }: { taken: number }) {
  const { running, past, terms, today, diets } = await readAsCustomer(async ({ tx, now, customerId }) => ({
    ...(await subscriptionsOverview(tx, customerId, now)),
    terms: await quoteTermsOf(tx, customerId, now),
    today: toBusinessDate(now),
    diets: await dietsOf(tx, customerId),
  }));
  const { slots } = await getKitchen();
  const t = await getTranslations("subscriptions");
  return (
    <>
      {running.length > 0 ? (
        <section aria-label={t("running")}>
          <h2 className="sr-only">{t("running")}</h2>
          <RunningList
            running={running}
            terms={terms}
            today={today}
            plain={dayForm}
            notice={await noticeOf(running.find(({ id }) => id === taken))}
          />
          <DietsCard subscriptions={running} diets={diets} customerId={null} mayChange />
        </section>
      ) : (
        <NothingRuns hasPast={past.length > 0} />
      )}
      {past.length > 0 ? <PastList past={past} namesMeals={slots.length > 1} /> : null}
    </>
  );
}

async function noticeOf(taken: RunningSubscription | undefined): Promise<string | null> {
  if (!taken) return null;
  const t = await getTranslations("subscriptions");
  const words = {
    plan: taken.planName,
    first: formatDay(taken.startDate, "spoken"),
    last: formatDay(taken.endDate, "medium"),
  };
  const { nextDelivery } = taken;
  if (nextDelivery === null) return t("takenLater", words);
  return t("taken", { ...words, next: formatDay(nextDelivery, "spoken") });
}

function NothingRuns({ hasPast }: { hasPast: boolean }) {
  const t = useTranslations("subscriptions.empty");
  return (
    <EmptyState
      illustration={<EmptyDabba />}
      title={t(hasPast ? "onlyPast" : "title")}
      description={t("description")}
      action={<LinkButton href="/plans">{t("action")}</LinkButton>}
    />
  );
}

function SubscriptionsSkeleton() {
  return (
    <div className="grid gap-4 md:grid-cols-2 md:gap-6">
      <Skeleton className="h-80" />
      <Skeleton className="h-80" />
    </div>
  );
}
