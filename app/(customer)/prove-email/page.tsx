import { getTranslations } from "next-intl/server";
import { ProveEmail } from "@/components/email-proof/prove-email";
import { Alert } from "@/components/ui/alert";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { proofState } from "@/lib/features/email-proof/queries";
import { proofLinkSchema } from "@/lib/features/email-proof/schema";
import { readAboutCustomer } from "@/lib/access/read";

export async function generateMetadata() {
  const t = await getTranslations("accounts.email.prove");
  // The address holds the link's secret: no other site may learn it.
  return { title: t("title"), referrer: "no-referrer" as const };
}

export default async function ProveEmailPage({ searchParams }: PageProps<"/prove-email">) {
  const link = proofLinkSchema.safeParse(await searchParams);
  const token = link.success ? link.data.token : "";
  const state = await readAboutCustomer(({ tx, now, customerId }) =>
    proofState(tx, { customerId, token, now }),
  );
  const t = await getTranslations("accounts");
  const over = t(link.success ? "refusals.proof-over" : "email.broken");
  return (
    <>
      <PageHeader
        title={t("email.prove.title")}
        description={state.kind === "ready" ? t("email.prove.ready", { email: state.email }) : null}
      />
      {state.kind === "ready" ? (
        <ProveEmail token={token} label={t("email.prove.submit")} over={over} />
      ) : (
        <Alert tone={state.kind === "over" ? "bad" : "good"}>
          <p className="break-words">
            {state.kind === "over"
              ? over
              : t(state.kind === "proved" ? "email.prove.done" : "email.prove.half", { email: state.email })}
          </p>
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
