import { getTranslations } from "next-intl/server";
import { AnswerChange } from "@/components/email-proof/answer-change";
import { Alert } from "@/components/ui/alert";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { findLeaving } from "@/lib/features/email-proof/queries";
import { proofLinkSchema } from "@/lib/features/email-proof/schema";
import { readAsBearer } from "@/lib/access/read";

export async function generateMetadata() {
  const t = await getTranslations("accounts.email.leave");
  // The address holds the link's secret: no other site may learn it.
  return { title: t("title"), referrer: "no-referrer" as const };
}

export default async function ChangeEmailPage({ searchParams }: PageProps<"/change-email">) {
  const link = proofLinkSchema.safeParse(await searchParams);
  const leaving = link.success
    ? await readAsBearer(({ tx, now }) => findLeaving(tx, link.data.token, now))
    : null;
  const t = await getTranslations("accounts");
  return (
    <>
      <PageHeader
        title={t("email.leave.title")}
        description={leaving ? t("email.leave.ready", { email: leaving.email, to: leaving.claimed }) : null}
      />
      {leaving && link.success ? (
        <AnswerChange token={link.data.token} email={leaving.email} />
      ) : (
        <Alert tone="bad">
          <p>{t(link.success ? "refusals.proof-over" : "email.broken")}</p>
        </Alert>
      )}
      <p className="mt-8">
        <TextLink href="/forgot-password">{t("email.leave.password")}</TextLink>
      </p>
    </>
  );
}
