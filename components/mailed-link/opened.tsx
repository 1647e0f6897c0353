import { useTranslations } from "next-intl";
import { ResetPasswordForm } from "@/components/accounts/reset-password-form";
import { AnswerChange } from "@/components/email-proof/answer-change";
import { JoinForm } from "@/components/staff/join-form";
import { PageHeader } from "@/components/ui/page-header";
import type { OpenedLink } from "@/lib/features/mailed-links/open-link";

/** What a mailed link is about, and what can be done with it. */
export function Opened({ opened }: { opened: OpenedLink }) {
  const t = useTranslations("accounts");
  const roles = useTranslations("common.roles");
  if (opened.page === "reset-password") {
    const { email, token } = opened;
    return (
      <>
        <PageHeader title={t("reset.title")} description={t("reset.description", { email })} />
        <ResetPasswordForm email={email} token={token} />
      </>
    );
  }
  if (opened.page === "join") {
    const { fullname: name, role, login, token } = opened;
    return (
      <>
        <PageHeader
          title={t("join.title", { name })}
          description={t("join.description", { role: roles(role), email: login })}
        />
        <JoinForm token={token} login={login} />
      </>
    );
  }
  const { email, claimed, token } = opened;
  return (
    <>
      <PageHeader
        title={t("email.leave.title")}
        description={t("email.leave.ready", { email, to: claimed })}
      />
      <AnswerChange token={token} email={email} />
    </>
  );
}
