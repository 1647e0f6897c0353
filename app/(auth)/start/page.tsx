import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { StartForm } from "@/components/start/start-form";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { homeOf } from "@/lib/access/auth";
import { getViewer, readAsGuest } from "@/lib/access/read";
import { toBusinessDate } from "@/lib/domain/business-time";
import { askedAgain, chosenIn } from "@/lib/domain/estimates/start-this";
import { laterOf } from "@/lib/domain/plain-date";
import { firstOpenDay, windowOn } from "@/lib/domain/slot";
import { listAreaNames } from "@/lib/features/accounts/queries";
import { HOME } from "@/lib/features/accounts/schema";
import { type Route, withNext } from "@/lib/routes";
import { startForm } from "@/lib/features/subscriptions/forms";
import { offeredPlans } from "@/lib/features/subscriptions/overview";
import { quoteTermsOfAnybody } from "@/lib/features/subscriptions/quotes";

export async function generateMetadata() {
  const t = await getTranslations("subscriptions.start");
  return { title: t("pageTitle") };
}

/** A plan, its days and its price for somebody without an account, who opens one with the same press. */
export default async function StartPage({ searchParams }: PageProps<"/start">) {
  const { plan: asked, area: chosen, ...run } = await searchParams;
  const viewer = await getViewer();
  const { plans, areas, now, terms } = await readAsGuest(async ({ tx, now }) => ({
    plans: await offeredPlans(tx),
    areas: await listAreaNames(tx),
    terms: await quoteTermsOfAnybody(tx, now),
    now,
  }));
  const plan = plans.find(({ id }) => String(id) === asked);
  if (!plan) redirect("/plans");
  const itself: Route = `/subscriptions/new?${new URLSearchParams({ plan: String(plan.id), ...askedAgain(run) })}`;
  if (viewer) redirect(viewer.role === "customer" ? itself : homeOf(viewer.role));
  const { slot } = plan;
  const firstDay = laterOf(slot.terms[0].from, firstOpenDay(slot, now));
  const t = await getTranslations("subscriptions");
  const accounts = await getTranslations("accounts.signUp");
  return (
    <>
      <PageHeader
        title={t("start.title", { plan: plan.name })}
        description={plan.items.join(" · ") || plan.description}
        back={{ href: "/plans", label: t("start.back") }}
      />
      <p className="mb-6 tabular-nums">{t("form.window", windowOn(slot, firstDay))}</p>
      <StartForm
        plan={plan}
        terms={terms}
        today={toBusinessDate(now)}
        firstDay={firstDay}
        chosen={chosenIn(run, firstDay)}
        areas={areas}
        area={areas.find((name) => name === chosen) ?? ""}
        home={HOME}
        plain={startForm}
      />
      <p className="mt-8">
        {accounts.rich("haveAccount", {
          link: (text) => <TextLink href={withNext("/login", itself)}>{text}</TextLink>,
        })}
      </p>
    </>
  );
}
