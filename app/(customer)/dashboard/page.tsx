import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { ComingPauses } from "@/components/dashboard/coming-pauses";
import { Endings } from "@/components/dashboard/endings";
import { Estimate } from "@/components/dashboard/estimate";
import { NextDeliveryCard } from "@/components/dashboard/next-delivery-card";
import { Owed } from "@/components/dashboard/owed";
import { SubscriptionsCard } from "@/components/dashboard/subscriptions-card";
import { TellUs } from "@/components/complaints/tell-us";
import { TakenNote } from "@/components/start/taken-note";
import { CreditNote } from "@/components/credits/credit-note";
import { EmptyDabba } from "@/components/illustrations/empty";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { formatTime } from "@/lib/domain/business-time";
import { formatDay } from "@/lib/domain/plain-date";
import type { Told } from "@/lib/features/complaints/own";
import { dayForm } from "@/lib/features/pauses/forms";
import { subscribeForm } from "@/lib/features/subscriptions/forms";
import { getKitchen, readAsCustomer } from "@/lib/access/read";
import { readDashboard } from "./read-dashboard";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("dashboard");
  return { title: t("title") };
}

export default async function DashboardPage({ searchParams }: PageProps<"/dashboard">) {
  const { taken } = await searchParams;
  const { now, view, stage, bills, credit, told, estimate, subscriptions, ...read } =
    await readAsCustomer(readDashboard);
  const { slots } = await getKitchen();
  const t = await getTranslations("dashboard");
  const { today } = view;
  const other = today.closedMeal === undefined ? today.state : "mealClosed";
  const state = t(`today.${other === "delivery" ? stage.stage : other}`, {
    meal: today.closedMeal ?? "",
    reason: today.closure ?? "",
    time: formatTime(stage.at),
  });
  return (
    <>
      <PageHeader title={t("title")} description={`${formatDay(today.day, "long")}. ${state}`} />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid gap-6">
          <TakenNote taken={subscriptions.find(({ id }) => String(id) === taken)} />
          <Endings endings={read.endings} today={today.day} plain={subscribeForm} />
          {subscriptions.length > 0 ? (
            <NextDeliveryCard
              view={view}
              dishes={read.dishes}
              brought={read.brought}
              now={now}
              namesMeals={slots.length > 1}
            />
          ) : (
            <NoTiffinYet />
          )}
          <TellUs told={latest(told)} />
          <CreditNote credit={credit} />
          <Owed bills={bills} today={today.day} />
        </div>
        <div className="grid gap-6">
          <ComingPauses pauses={read.pauses} plain={dayForm} />
          {estimate ? <Estimate estimate={estimate} /> : null}
          {subscriptions.length > 0 ? (
            <SubscriptionsCard subscriptions={subscriptions} today={today.day} />
          ) : null}
        </div>
      </div>
    </>
  );
}

/** Here the last day alone; the calendar has them all. */
function latest({ tiffins, said }: Told): Told {
  return { tiffins: tiffins.filter(({ day }) => day === tiffins[0]?.day), said };
}

function NoTiffinYet() {
  const t = useTranslations("dashboard.empty");
  return (
    <EmptyState
      illustration={<EmptyDabba />}
      title={t("title")}
      description={t("description")}
      action={<LinkButton href="/plans">{t("action")}</LinkButton>}
    />
  );
}
