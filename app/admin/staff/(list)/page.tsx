import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AddStaff } from "@/components/staff/add-staff";
import { StaffTable } from "@/components/staff/staff-table";
import { PageHeader } from "@/components/ui/page-header";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { rolesToGive } from "@/lib/domain/staff/changes";
import { listStaff } from "@/lib/features/staff/queries";
import { readAsStaff } from "@/lib/access/read";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("adminStaff"))("title") };
}

export default async function StaffPage() {
  const { people, viewer } = await readAsStaff(ADMIN_ROLES, async ({ tx, staff }) => ({
    people: await listStaff(tx),
    viewer: staff,
  }));
  const t = await getTranslations("adminStaff");
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={<AddStaff roles={rolesToGive(viewer.role)} />}
      />
      <StaffTable people={people} viewerId={viewer.id} />
    </>
  );
}
