import { getTranslations } from "next-intl/server";
import { ForgotPasswordForm } from "@/components/accounts/forgot-password-form";
import { PageHeader } from "@/components/ui/page-header";

export async function generateMetadata() {
  const t = await getTranslations("accounts.forgot");
  return { title: t("title") };
}

export default async function ForgotPasswordPage() {
  const t = await getTranslations("accounts.forgot");
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        back={{ href: "/login", label: t("back") }}
      />
      <ForgotPasswordForm />
    </>
  );
}
