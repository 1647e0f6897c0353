import { getTranslations } from "next-intl/server";
import { CaseLinks } from "@/components/odd-cases/case-links";
import { ListPages } from "@/components/lists/list-pages";
import { SettledCaseList } from "@/components/odd-cases/settled-cases";
import { PageHeader } from "@/components/ui/page-header";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { countCases } from "@/lib/features/odd-cases/cases";
import type { CaseSearch } from "@/lib/features/odd-cases/schema";
import { settledCases } from "@/lib/features/odd-cases/settled-cases";
import { readAsStaff } from "@/lib/access/read";
import type { PagePath } from "@/lib/routes";

/** The settled odd cases with their notes, for those who may settle them. */
export async function SettledCases({ path, search }: { path: PagePath; search: CaseSearch }) {
  const { counts, page } = await readAsStaff(ADMIN_ROLES, async ({ tx }) => ({
    counts: await countCases(tx),
    page: await settledCases(tx, search),
  }));
  const t = await getTranslations("adminPayments");
  return (
    <>
      <PageHeader title={t("title")} description={t("cases.settled.description")} />
      <CaseLinks isSettled counts={counts} />
      <SettledCaseList cases={page.rows} />
      <ListPages path={path} filter={search} page={page} />
    </>
  );
}
