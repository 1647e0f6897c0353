import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { LogOutButton } from "@/components/shell/log-out-button";
import { FirstPasswordForm } from "@/components/staff/first-password-form";
import { PageHeader } from "@/components/ui/page-header";
import { getViewer, goToLogIn, homeOf } from "@/lib/access/auth";
import { logOutForm } from "@/lib/features/accounts/forms";
import { logInName } from "@/lib/domain/typed/stand-in-email";

export async function generateMetadata() {
  const t = await getTranslations("accounts.firstPassword");
  return { title: t("title") };
}

export default async function FirstPasswordPage() {
  const viewer = (await getViewer()) ?? (await goToLogIn());
  const home = homeOf(viewer.role);
  if (viewer.owes !== "first-password") redirect(home);
  const t = await getTranslations("accounts.firstPassword");
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <FirstPasswordForm login={logInName(viewer.email)} home={home} />
      <div className="-ms-3 mt-6">
        <LogOutButton plain={logOutForm} />
      </div>
    </>
  );
}
