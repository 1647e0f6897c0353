import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { StaffAccess } from "@/components/staff/staff-access";
import { StaffFacts } from "@/components/staff/staff-facts";
import { StaffRoleForm } from "@/components/staff/staff-role-form";
import { Alert } from "@/components/ui/alert";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { checkStaffChange, rolesToGive } from "@/lib/domain/staff/changes";
import { getStaff } from "@/lib/features/staff/queries";
import { idField } from "@/lib/fields";
import { readAsStaff } from "@/lib/access/read";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("adminStaff"))("title") };
}

export default async function StaffPersonPage({ params }: PageProps<"/admin/staff/[id]">) {
  const id = idField.safeParse((await params).id);
  const { person, viewer } = await readAsStaff(ADMIN_ROLES, async ({ tx, staff }) => ({
    person: id.success ? await getStaff(tx, id.data) : null,
    viewer: staff,
  }));
  if (!person) notFound();
  const t = await getTranslations("adminStaff");
  const allowed = checkStaffChange(viewer, person);
  return (
    <>
      <PageHeader title={person.fullname} back={{ href: "/admin/staff", label: t("person.back") }} />
      <div className="max-w-3xl space-y-6">
        <StaffFacts person={person} />
        {allowed.ok ? null : (
          <Alert>
            <p>{t(allowed.error === "own-account" ? "person.own" : "person.ownerOnly")}</p>
          </Alert>
        )}
        {allowed.ok ? (
          <>
            <Card aria-labelledby="access-title">
              <CardHeader>
                <CardTitle id="access-title">{t("access.title")}</CardTitle>
                <CardDescription className="w-full">{t(`access.${person.state}`)}</CardDescription>
              </CardHeader>
              <CardContent>
                <StaffAccess person={person} />
              </CardContent>
            </Card>
            <Card aria-labelledby="role-title">
              <CardHeader>
                <CardTitle id="role-title">{t("changeRole.title")}</CardTitle>
                <CardDescription className="w-full">{t("changeRole.description")}</CardDescription>
              </CardHeader>
              <CardContent>
                <StaffRoleForm person={person} roles={rolesToGive(viewer.role)} />
              </CardContent>
            </Card>
          </>
        ) : null}
      </div>
    </>
  );
}
