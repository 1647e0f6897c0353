import { getTranslations } from "next-intl/server";
import { ResetPasswordForm } from "@/components/accounts/reset-password-form";
import { Alert } from "@/components/ui/alert";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { resetLinkSchema } from "@/lib/features/accounts/schema";

export async function generateMetadata() {
  const t = await getTranslations("accounts.reset");
  // The address holds the secret of the link: no other site is told it.
  return { title: t("title"), referrer: "no-referrer" as const };
}

export default async function ResetPasswordPage({ searchParams }: PageProps<"/reset-password">) {
  const link = resetLinkSchema.safeParse(await searchParams);
  const t = await getTranslations("accounts.reset");
  return (
    <>
      <PageHeader
        title={t("title")}
        description={link.success ? t("description", { email: link.data.email }) : null}
      />
      {link.success ? (
        <ResetPasswordForm email={link.data.email} token={link.data.token} />
      ) : (
        <Alert tone="bad">
          <p>{t("broken")}</p>
        </Alert>
      )}
      <p className="mt-8">
        <TextLink href="/forgot-password">{t("askAgain")}</TextLink>
      </p>
    </>
  );
}
