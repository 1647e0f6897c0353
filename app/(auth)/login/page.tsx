import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { LogInForm } from "@/components/log-in/log-in-form";
import { PasskeyLogIn } from "@/components/passkeys/passkey-log-in";
import { Alert } from "@/components/ui/alert";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { landingOf } from "@/lib/access/auth";
import { passkeyHost } from "@/lib/domain/log-in/passkey-host";
import { env } from "@/lib/env";
import { logInForm } from "@/lib/features/accounts/forms";
import { nextSchema } from "@/lib/features/accounts/schema";
import { withNext } from "@/lib/routes";
import { getViewer } from "@/lib/access/read";

export async function generateMetadata() {
  const t = await getTranslations("accounts.logIn");
  return { title: t("title") };
}

export default async function LogInPage({ searchParams }: PageProps<"/login">) {
  const search = await searchParams;
  const { next } = nextSchema.parse(search);
  const viewer = await getViewer();
  if (viewer) redirect(landingOf(viewer.role, next));
  const t = await getTranslations("accounts.logIn");
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      {search.changed ? (
        <Alert tone="good" className="mb-6">
          <p>{t("passwordChanged")}</p>
        </Alert>
      ) : null}
      <LogInForm next={next} plain={logInForm} />
      {passkeyHost(env().APP_URL) ? <PasskeyLogIn next={next} /> : null}
      <p className="mt-8">
        {t.rich("noAccount", {
          link: (text) => <TextLink href={withNext("/signup", next)}>{text}</TextLink>,
        })}
      </p>
    </>
  );
}
