import { useTranslations } from "next-intl";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { isStandIn } from "@/lib/domain/typed/stand-in-email";
import type { Profile } from "@/lib/features/accounts/queries";
import { ChangeEmailForm } from "./change-email-form";

/** The address that a customer logs in with, whether it is proved, and how to change it. */
export function EmailCard({ email, claim }: { email: string; claim: Profile["emailClaim"] }) {
  const t = useTranslations("accounts.email");
  const isProved = !isStandIn(email);
  return (
    <Card id="email" aria-labelledby="email-title">
      <CardHeader>
        <CardTitle id="email-title">{t("title")}</CardTitle>
        <CardDescription className="w-full break-words">
          {isProved ? t("proved", { email }) : t("unproved", { email: claim?.email ?? "" })}
        </CardDescription>
        {isProved && claim ? (
          <p className="w-full text-sm break-words">{t(waitsFor(claim), { email: claim.email })}</p>
        ) : null}
      </CardHeader>
      <CardContent>
        <ChangeEmailForm labelledBy="email-title" />
      </CardContent>
    </Card>
  );
}

function waitsFor({ provedAt, agreedAt }: NonNullable<Profile["emailClaim"]>) {
  if (provedAt) return "changingOld";
  return agreedAt ? "changingNew" : "changing";
}
