import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { PlanForm } from "@/components/plans/plan-form";
import { PageHeader } from "@/components/ui/page-header";
import { toBusinessDate } from "@/lib/domain/business-time";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { getCataloguePlan, wasSubscribedTo } from "@/lib/features/plans/queries";
import { getKitchen, readAsStaff } from "@/lib/access/read";

const readPlan = cache(async (planId: string) => {
  if (!/^\d{1,9}$/.test(planId)) notFound();
  const id = Number(planId);
  const read = await readAsStaff(ADMIN_ROLES, async ({ tx, now }) => ({
    plan: await getCataloguePlan(tx, id, toBusinessDate(now)),
    stays: await wasSubscribedTo(tx, id),
  }));
  return { plan: read.plan ?? notFound(), stays: read.stays };
});

export async function generateMetadata({ params }: PageProps<"/admin/plans/[planId]">): Promise<Metadata> {
  const { name } = (await readPlan((await params).planId)).plan;
  return { title: (await getTranslations("adminPlans"))("editTitle", { name }) };
}

export default async function EditPlanPage({ params }: PageProps<"/admin/plans/[planId]">) {
  const { plan, stays } = await readPlan((await params).planId);
  const slots = (await getKitchen()).slots.map(({ id, name }) => ({ id, name }));
  const t = await getTranslations("adminPlans");
  return (
    <>
      <PageHeader
        title={t("editTitle", { name: plan.name })}
        back={{ href: "/admin/plans", label: t("back") }}
      />
      <PlanForm plan={plan} meals={{ all: slots, stays }} />
    </>
  );
}
