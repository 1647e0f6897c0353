import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { PlanForm } from "@/components/plans/plan-form";
import { PageHeader } from "@/components/ui/page-header";
import { toBusinessDate } from "@/lib/domain/business-time";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { getCataloguePlan } from "@/lib/features/plans/queries";
import { readAsStaff } from "@/lib/access/read";

const readPlan = cache(async (planId: string) => {
  const plan = await readAsStaff(ADMIN_ROLES, async ({ tx, now }) =>
    /^\d{1,9}$/.test(planId) ? getCataloguePlan(tx, Number(planId), toBusinessDate(now)) : null,
  );
  return plan ?? notFound();
});

export async function generateMetadata({ params }: PageProps<"/admin/plans/[planId]">): Promise<Metadata> {
  const { name } = await readPlan((await params).planId);
  return { title: (await getTranslations("adminPlans"))("editTitle", { name }) };
}

export default async function EditPlanPage({ params }: PageProps<"/admin/plans/[planId]">) {
  const plan = await readPlan((await params).planId);
  const t = await getTranslations("adminPlans");
  return (
    <>
      <PageHeader
        title={t("editTitle", { name: plan.name })}
        back={{ href: "/admin/plans", label: t("back") }}
      />
      <PlanForm plan={plan} />
    </>
  );
}
