import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PlanForm } from "@/components/plans/plan-form";
import { PageHeader } from "@/components/ui/page-header";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { getKitchen, requireStaff } from "@/lib/access/read";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("adminPlans"))("newTitle") };
}

export default async function NewPlanPage() {
  await requireStaff(ADMIN_ROLES);
  const slots = (await getKitchen()).slots.map(({ id, name }) => ({ id, name }));
  const t = await getTranslations("adminPlans");
  return (
    <>
      <PageHeader title={t("newTitle")} back={{ href: "/admin/plans", label: t("back") }} />
      <PlanForm meals={{ all: slots, stays: false }} />
    </>
  );
}
