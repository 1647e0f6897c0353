import { getTranslations } from "next-intl/server";
import { CaseLinks } from "@/components/odd-cases/case-links";
import { ListPages } from "@/components/lists/list-pages";
import { SettledFlags } from "@/components/odd-cases/settled-flags";
import { PageHeader } from "@/components/ui/page-header";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { countFlags } from "@/lib/features/odd-cases/flags";
import type { CaseSearch } from "@/lib/features/odd-cases/schema";
import { settledFlags } from "@/lib/features/odd-cases/settled-flags";
import { readAsStaff } from "@/lib/access/read";

/** The odd cases that are settled, with their notes: for those who may settle them. */
export async function SettledCases({ path, search }: { path: string; search: CaseSearch }) {
  const { counts, page } = await readAsStaff(ADMIN_ROLES, async ({ tx }) => ({
    counts: await countFlags(tx),
    page: await settledFlags(tx, search),
  }));
  const t = await getTranslations("adminPayments");
  return (
    <>
      <PageHeader title={t("title")} description={t("flags.settled.description")} />
      <CaseLinks isSettled counts={counts} />
      <SettledFlags flags={page.rows} />
      <ListPages path={path} filter={search} page={page} />
    </>
  );
}
