import { getTranslations } from "next-intl/server";
import { MailedLink } from "@/components/mailed-link/mailed-link";
import { WithoutScript } from "@/components/mailed-link/without-script";
import { TextLink } from "@/components/ui/text-link";

export async function generateMetadata() {
  const t = await getTranslations("accounts.join");
  // The address of a link mailed before held its secret: no other site may learn it.
  return { title: t("brokenTitle"), referrer: "no-referrer" as const };
}

export default async function JoinPage() {
  const t = await getTranslations("accounts.join");
  return (
    <>
      <MailedLink page="join" />
      <WithoutScript />
      <p className="mt-8">{t.rich("logIn", { link: (text) => <TextLink href="/login">{text}</TextLink> })}</p>
    </>
  );
}
