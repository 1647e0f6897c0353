import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ProveFirst } from "@/components/proving/prove-first";
import { PageHeader } from "@/components/ui/page-header";
import { homeOf } from "@/lib/access/auth";
import { requireStaff } from "@/lib/access/read";
import { OFFICE_ROLES } from "@/lib/domain/identity";
import { passkeyHost } from "@/lib/domain/log-in/passkey-host";
import { env } from "@/lib/env";
import { pageOfFile, proveNextSchema } from "@/lib/features/proving/schema";

export async function generateMetadata() {
  const t = await getTranslations("proving");
  return { title: t("title") };
}

/** Stands before files with people in them, for whoever has not proved lately who they are. */
export default async function ProvePage({ searchParams }: PageProps<"/admin/prove">) {
  const { next } = proveNextSchema.parse(await searchParams);
  const { viewer } = await requireStaff(OFFICE_ROLES);
  if (!next) redirect(homeOf(viewer.role));
  const t = await getTranslations("proving");
  return (
    <>
      <PageHeader title={t("title")} description={t("pageDescription")} />
      <ProveFirst file={next} page={pageOfFile(next)} hasPasskeys={passkeyHost(env().APP_URL) !== null} />
    </>
  );
}
