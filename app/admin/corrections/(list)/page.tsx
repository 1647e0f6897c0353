import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CorrectionTable } from "@/components/corrections/correction-table";
import { StrandedCharges } from "@/components/corrections/stranded-charges";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { OFFICE_ROLES } from "@/lib/domain/identity";
import { strandedCharges } from "@/lib/features/corrections/decisions";
import { listCorrections } from "@/lib/features/corrections/queries";
import { readAsStaff } from "@/lib/access/read";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("adminCorrections"))("title") };
}

export default async function CorrectionsPage() {
  const { corrections, stranded } = await readAsStaff(OFFICE_ROLES, async ({ tx, now }) => ({
    corrections: await listCorrections(tx),
    stranded: await strandedCharges(tx, now),
  }));
  const t = await getTranslations("adminCorrections");
  const sections = [
    { name: "open", caption: t("list.captionOpen"), rows: corrections.filter((one) => one.done < one.bills) },
    { name: "done", caption: t("list.caption"), rows: corrections.filter((one) => one.done === one.bills) },
  ] as const;
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      {stranded.length > 0 ? (
        <section aria-labelledby="decide" className="mb-8">
          <h2 id="decide" className="mb-3 text-lg font-semibold">
            {t("stranded.title")}
          </h2>
          <StrandedCharges charges={stranded} />
        </section>
      ) : null}
      {corrections.length === 0 ? (
        <EmptyState title={t("list.none")} description={t("list.noneDescription")} />
      ) : null}
      <div className="space-y-8">
        {sections.map(({ name, caption, rows }) =>
          rows.length > 0 ? (
            <section key={name} aria-labelledby={name}>
              <h2 id={name} className="mb-3 text-lg font-semibold">
                {t(`list.${name}`)}
              </h2>
              <CorrectionTable caption={caption} corrections={rows} />
            </section>
          ) : null,
        )}
      </div>
    </>
  );
}
