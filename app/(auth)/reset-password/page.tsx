import { getTranslations } from "next-intl/server";
import { ResetPasswordForm } from "@/components/accounts/reset-password-form";
import { Alert } from "@/components/ui/alert";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { isResetLinkGood } from "@/lib/features/accounts/link-queries";
import { resetLinkSchema } from "@/lib/features/accounts/schema";
import { readAsBearer } from "@/lib/access/read";

export async function generateMetadata() {
  const t = await getTranslations("accounts.reset");
  // The address holds the link's secret: no other site may learn it.
  return { title: t("title"), referrer: "no-referrer" as const };
}

export default async function ResetPasswordPage({ searchParams }: PageProps<"/reset-password">) {
  const link = resetLinkSchema.safeParse(await searchParams);
  const isGood = link.success && (await readAsBearer(({ tx, now }) => isResetLinkGood(tx, link.data, now)));
  const t = await getTranslations("accounts");
  return (
    <>
      <PageHeader
        title={t("reset.title")}
        description={isGood ? t("reset.description", { email: link.data.email }) : null}
      />
      {isGood ? (
        <ResetPasswordForm email={link.data.email} token={link.data.token} />
      ) : (
        <Alert tone="bad">
          <p>{t(link.success ? "refusals.link-invalid" : "reset.broken")}</p>
        </Alert>
      )}
      <p className="mt-8">
        <TextLink href="/forgot-password">{t("reset.askAgain")}</TextLink>
      </p>
    </>
  );
}
