import { getTranslations } from "next-intl/server";
import { ProveEmail } from "@/components/email-proof/prove-email";
import { WithoutScript } from "@/components/mailed-link/without-script";
import { Alert } from "@/components/ui/alert";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { proofState } from "@/lib/features/email-proof/queries";
import { readAboutCustomer } from "@/lib/access/read";

export async function generateMetadata() {
  const t = await getTranslations("accounts.email.prove");
  // The address of a link mailed before held its secret: no other site may learn it.
  return { title: t("title"), referrer: "no-referrer" as const };
}

export default async function ProveEmailPage() {
  const state = await readAboutCustomer(({ tx, customerId }) => proofState(tx, customerId));
  const t = await getTranslations("accounts");
  const over = t("refusals.proof-over");
  const words = { ready: "email.prove.ready", proved: "email.prove.done", half: "email.prove.half" } as const;
  const said = state.kind === "over" ? over : t(words[state.kind], { email: state.email });
  return (
    <>
      <PageHeader title={t("email.prove.title")} description={state.kind === "ready" ? said : null} />
      {state.kind === "ready" ? (
        <>
          <ProveEmail label={t("email.prove.submit")} over={over} broken={t("email.broken")} />
          <WithoutScript />
        </>
      ) : (
        <Alert tone={state.kind === "over" ? "bad" : "good"}>
          <p className="break-words">{said}</p>
        </Alert>
      )}
      <p className="mt-8">
        <TextLink href={state.kind === "over" ? "/profile#email" : "/dashboard"}>
          {t("email.prove.on")}
        </TextLink>
      </p>
    </>
  );
}
