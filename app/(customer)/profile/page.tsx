import { getTranslations } from "next-intl/server";
import { AccountSecurity } from "@/components/accounts/account-security";
import { AddressForm } from "@/components/accounts/address-form";
import { DetailsForm } from "@/components/accounts/details-form";
import { EmailCard } from "@/components/email-proof/email-card";
import { ChoicesCard } from "@/components/notices/choices-card";
import { LogOutButton } from "@/components/shell/log-out-button";
import { logOutForm } from "@/lib/features/accounts/forms";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { SecondFactorCard } from "@/components/second-factor/second-factor-card";
import { MyData } from "@/components/own-data/my-data";
import { PasskeysCard } from "@/components/passkeys/passkeys-card";
import { ProofDialog } from "@/components/proving/proof-dialog";
import { PageHeader } from "@/components/ui/page-header";
import { getProfile, listAreaNames, listSessions } from "@/lib/features/accounts/queries";
import { ableChannels } from "@/lib/features/notices/able";
import { passkeyHost } from "@/lib/domain/log-in/passkey-host";
import { env } from "@/lib/env";
import { publicPushKey } from "@/lib/post/vapid";
import { listPasskeys } from "@/lib/features/passkeys/queries";
import { choicesOf, pushDevicesOf } from "@/lib/features/notices/choices-queries";
import { getSecondFactor } from "@/lib/features/second-factor/queries";
import { readAsCustomer } from "@/lib/access/read";

export async function generateMetadata() {
  const t = await getTranslations("accounts.profile");
  return { title: t("title") };
}

export default async function ProfilePage() {
  const { profile, areas, sessions, factor, passkeys, choices, devices, sessionId } = await readAsCustomer(
    async ({ tx, now, customerId, viewer }) => {
      const profile = await getProfile(tx, customerId, now);
      return {
        profile,
        areas: await listAreaNames(tx),
        sessions: await listSessions(tx, customerId, now),
        factor: await getSecondFactor(tx, { id: viewer.id, email: profile.login }),
        passkeys: passkeyHost(env().APP_URL) ? await listPasskeys(tx, viewer.id) : null,
        choices: await choicesOf(tx, customerId, ableChannels()),
        devices: await pushDevicesOf(tx, customerId),
        sessionId: viewer.sessionId,
      };
    },
  );
  const t = await getTranslations("accounts.profile");
  const publicKey = publicPushKey();
  const {
    fullname,
    phone,
    email,
    emailClaim,
    login,
    addressLocked,
    detailsVersion,
    addressVersion,
    closedAt,
    ...address
  } = profile;
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={<LogOutButton plain={logOutForm} className="-ms-3 lg:hidden" />}
      />
      <div className="max-w-3xl space-y-6">
        <Card aria-labelledby="details-title">
          <CardHeader>
            <CardTitle id="details-title">{t("details")}</CardTitle>
          </CardHeader>
          <CardContent>
            <DetailsForm
              fullname={fullname}
              phone={phone}
              version={detailsVersion}
              labelledBy="details-title"
            />
          </CardContent>
        </Card>
        <EmailCard email={email} claim={emailClaim} />
        <Card aria-labelledby="address-title">
          <CardHeader>
            <CardTitle id="address-title">{t("address")}</CardTitle>
          </CardHeader>
          <CardContent>
            <AddressForm
              address={{ ...address, version: addressVersion }}
              areas={areas}
              locked={addressLocked}
              labelledBy="address-title"
            />
          </CardContent>
        </Card>
        <ChoicesCard choices={choices} push={publicKey ? { publicKey, devices } : null} />
        <AccountSecurity sessions={sessions} currentId={sessionId} passkeys={passkeys?.length}>
          <SecondFactorCard factor={factor} email={login} isDemanded={false} />
          {passkeys ? <PasskeysCard passkeys={passkeys} /> : null}
        </AccountSecurity>
        <MyData closedAt={closedAt} />
        <ProofDialog hasPasskeys={passkeys !== null} />
      </div>
    </>
  );
}
