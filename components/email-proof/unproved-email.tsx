import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { TextLink } from "@/components/ui/text-link";
import { SendProofAgain } from "./send-proof-again";

/** Tells a customer, until they have proved it, that their address waits for its proof. */
export function UnprovedEmail({ email }: { email: string | null }) {
  const t = useTranslations("accounts.email");
  const refusals = useTranslations("accounts.refusals");
  if (email === null) return null;
  return (
    <Alert className="mb-6 print:hidden">
      <p className="break-words">{t("waits", { email })}</p>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 pt-2">
        <SendProofAgain label={t("again")} sent={t("sent")} proved={refusals("nothing-to-prove")} />
        <TextLink href="/profile#email">{t("change")}</TextLink>
      </div>
    </Alert>
  );
}
