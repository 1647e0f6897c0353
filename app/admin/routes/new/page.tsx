import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RouteForm } from "@/components/routes/route-form";
import { PageHeader } from "@/components/ui/page-header";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { listDrivers } from "@/lib/features/routes/queries";
import { readAsStaff } from "@/lib/access/read";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("routes"))("new") };
}

export default async function NewRoutePage() {
  const drivers = await readAsStaff(ADMIN_ROLES, ({ tx }) => listDrivers(tx));
  const t = await getTranslations("routes");
  return (
    <>
      <PageHeader title={t("new")} back={{ href: "/admin/routes", label: t("back") }} />
      <RouteForm route={null} drivers={drivers} />
    </>
  );
}
