import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import type { SessionEntry } from "@/lib/features/accounts/queries";
import { PasswordForm } from "./password-form";
import { SessionList } from "./session-list";

/** Password, what else is asked for at log-in, and devices: the same for customers and staff. */
export function AccountSecurity({
  sessions,
  currentId,
  passkeys = 0,
  children,
}: {
  sessions: readonly SessionEntry[];
  currentId: number;
  /** How many open the account besides the password. */
  passkeys?: number | undefined;
  children?: ReactNode;
}) {
  const t = useTranslations("accounts");
  return (
    <>
      <Card aria-labelledby="password-title">
        <CardHeader>
          <CardTitle id="password-title">{t("password.title")}</CardTitle>
          <CardDescription className="w-full">{t("password.description")}</CardDescription>
        </CardHeader>
        <CardContent>
          <PasswordForm labelledBy="password-title" passkeys={passkeys} />
        </CardContent>
      </Card>
      {children}
      <Card aria-labelledby="devices-title">
        <CardHeader>
          <CardTitle id="devices-title">{t("devices.title")}</CardTitle>
          <CardDescription className="w-full">{t("devices.description")}</CardDescription>
        </CardHeader>
        <CardContent>
          <SessionList sessions={sessions} currentId={currentId} />
        </CardContent>
      </Card>
    </>
  );
}
