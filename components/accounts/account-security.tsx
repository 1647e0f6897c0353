import { useTranslations } from "next-intl";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import type { SessionEntry } from "@/lib/features/accounts/queries";
import { PasswordForm } from "./password-form";
import { SessionList } from "./session-list";

/** Password and devices: the same for customers and staff. */
export function AccountSecurity({
  sessions,
  currentId,
}: {
  sessions: readonly SessionEntry[];
  currentId: number;
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
          <PasswordForm labelledBy="password-title" />
        </CardContent>
      </Card>
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
