import { getTranslations } from "next-intl/server";
import { MailedLink } from "@/components/mailed-link/mailed-link";
import { WithoutScript } from "@/components/mailed-link/without-script";
import { TextLink } from "@/components/ui/text-link";

export async function generateMetadata() {
  const t = await getTranslations("accounts.reset");
  // The address of a link mailed before held its secret: no other site may learn it.
  return { title: t("title"), referrer: "no-referrer" as const };
}

export default async function ResetPasswordPage() {
  const t = await getTranslations("accounts.reset");
  return (
    <>
      <MailedLink page="reset-password" />
      <WithoutScript />
      <p className="mt-8">
        <TextLink href="/forgot-password">{t("askAgain")}</TextLink>
      </p>
    </>
  );
}
