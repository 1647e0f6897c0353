import { getTranslations } from "next-intl/server";
import { SecondFactorCard } from "@/components/second-factor/second-factor-card";
import { LogOutButton } from "@/components/shell/log-out-button";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { homeOf } from "@/lib/access/auth";
import { readAsOwing } from "@/lib/access/read";
import { isFactorDemanded } from "@/lib/domain/log-in/second-factor";
import { logOutForm } from "@/lib/features/accounts/forms";
import { getSecondFactor } from "@/lib/features/second-factor/queries";

export async function generateMetadata() {
  const t = await getTranslations("secondFactor.page");
  return { title: t("title") };
}

/** Where staff land first if their role requires a second step that they have not set up. */
export default async function SecondFactorPage() {
  const { factor, viewer } = await readAsOwing(async ({ tx, viewer }) => ({
    factor: await getSecondFactor(tx, viewer),
    viewer,
  }));
  const t = await getTranslations("secondFactor.page");
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <SecondFactorCard factor={factor} email={viewer.email} isDemanded={isFactorDemanded(viewer.role)} />
      <div className="mt-6 flex flex-wrap items-center gap-3">
        {viewer.owes ? null : <LinkButton href={homeOf(viewer.role)}>{t("goOn")}</LinkButton>}
        <LogOutButton plain={logOutForm} />
      </div>
    </>
  );
}
