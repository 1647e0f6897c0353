import { getTranslations } from "next-intl/server";
import { AccountSecurity } from "@/components/accounts/account-security";
import { SecondFactorCard } from "@/components/second-factor/second-factor-card";
import { PasskeysCard } from "@/components/passkeys/passkeys-card";
import { PageHeader } from "@/components/ui/page-header";
import { STAFF_ROLES } from "@/lib/domain/identity";
import { isFactorDemanded } from "@/lib/domain/log-in/second-factor";
import { logInName } from "@/lib/domain/typed/stand-in-email";
import { listSessions } from "@/lib/features/accounts/queries";
import { passkeyHost } from "@/lib/domain/log-in/passkey-host";
import { env } from "@/lib/env";
import { listPasskeys } from "@/lib/features/passkeys/queries";
import { getSecondFactor } from "@/lib/features/second-factor/queries";
import { readAsStaff } from "@/lib/access/read";

export async function generateMetadata() {
  const t = await getTranslations("accounts.profile");
  return { title: t("title") };
}

export default async function StaffProfilePage() {
  const { sessions, factor, passkeys, viewer } = await readAsStaff(
    STAFF_ROLES,
    async ({ tx, now, staff, viewer }) => ({
      sessions: await listSessions(tx, staff.id, now),
      factor: await getSecondFactor(tx, viewer),
      passkeys: passkeyHost(env().APP_URL) ? await listPasskeys(tx, viewer.id) : null,
      viewer,
    }),
  );
  const t = await getTranslations("accounts.profile");
  const roles = await getTranslations("common.roles");
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("staffNote", {
          name: viewer.fullname,
          role: roles(viewer.role),
          email: logInName(viewer.email),
        })}
      />
      <div className="max-w-3xl space-y-6">
        <AccountSecurity sessions={sessions} currentId={viewer.sessionId} passkeys={passkeys?.length}>
          <SecondFactorCard factor={factor} email={viewer.email} isDemanded={isFactorDemanded(viewer.role)} />
          {passkeys ? <PasskeysCard passkeys={passkeys} /> : null}
        </AccountSecurity>
      </div>
    </>
  );
}
