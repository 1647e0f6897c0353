import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignUpForm } from "@/components/accounts/sign-up-form";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { landingOf } from "@/lib/access/auth";
import { listAreaNames } from "@/lib/features/accounts/queries";
import { signUpForm } from "@/lib/features/accounts/forms";
import { HOME, nextSchema } from "@/lib/features/accounts/schema";
import { withNext } from "@/lib/routes";
import { getViewer, readAsGuest } from "@/lib/access/read";

export async function generateMetadata() {
  const t = await getTranslations("accounts.signUp");
  return { title: t("title") };
}

export default async function SignUpPage({ searchParams }: PageProps<"/signup">) {
  const { next } = nextSchema.parse(await searchParams);
  const viewer = await getViewer();
  if (viewer) redirect(landingOf(viewer.role, next));
  const areas = await readAsGuest(({ tx }) => listAreaNames(tx));
  const t = await getTranslations("accounts.signUp");
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <SignUpForm areas={areas} home={HOME} next={next} plain={signUpForm} />
      <p className="mt-8">
        {t.rich("haveAccount", {
          link: (text) => <TextLink href={withNext("/login", next)}>{text}</TextLink>,
        })}
      </p>
    </>
  );
}
