import { getTranslations } from "next-intl/server";
import { JoinForm } from "@/components/staff/join-form";
import { Alert } from "@/components/ui/alert";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { logInName } from "@/lib/domain/typed/stand-in-email";
import { findInvited } from "@/lib/features/staff/invitation-queries";
import { invitationSchema } from "@/lib/features/staff/schema";
import { readAsBearer } from "@/lib/access/read";

export async function generateMetadata() {
  const t = await getTranslations("accounts.join");
  // The address holds the link's secret: no other site may learn it.
  return { title: t("brokenTitle"), referrer: "no-referrer" as const };
}

export default async function JoinPage({ searchParams }: PageProps<"/join">) {
  const link = invitationSchema.safeParse(await searchParams);
  const invited = link.success
    ? await readAsBearer(({ tx, now }) => findInvited(tx, link.data.token, now))
    : null;
  const t = await getTranslations("accounts");
  const roles = await getTranslations("common.roles");
  if (!invited || !link.success) {
    return (
      <>
        <PageHeader title={t("join.brokenTitle")} />
        <Alert tone="bad">
          <p>{t(link.success ? "refusals.invitation-over" : "join.broken")}</p>
        </Alert>
        <p className="mt-8">
          {t.rich("join.logIn", { link: (text) => <TextLink href="/login">{text}</TextLink> })}
        </p>
      </>
    );
  }
  const login = logInName(invited.email);
  return (
    <>
      <PageHeader
        title={t("join.title", { name: invited.fullname })}
        description={t("join.description", { role: roles(invited.role), email: login })}
      />
      <JoinForm token={link.data.token} login={login} />
    </>
  );
}
