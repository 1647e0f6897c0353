import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { CorrectedBillTable } from "@/components/corrections/corrected-bill-table";
import { CorrectionProgress } from "@/components/corrections/correction-progress";
import { ListPages } from "@/components/lists/list-pages";
import { PageHeader } from "@/components/ui/page-header";
import { formatInstant } from "@/lib/domain/business-time";
import { ADMIN_ROLES, OFFICE_ROLES } from "@/lib/domain/identity";
import { billIdOf } from "@/lib/features/billing/schema";
import { worthNow } from "@/lib/features/corrections/decisions";
import { correctedBills, correctionOf } from "@/lib/features/corrections/queries";
import { pageKeySchema } from "@/lib/lists/paging";
import { readAsStaff } from "@/lib/access/read";

export async function generateMetadata({ params }: PageProps<"/admin/corrections/[id]">): Promise<Metadata> {
  return { title: (await getTranslations("adminCorrections"))("pageTitle", { id: (await params).id }) };
}

export default async function CorrectionPage({ params, searchParams }: PageProps<"/admin/corrections/[id]">) {
  const id = billIdOf((await params).id);
  const key = pageKeySchema.parse(await searchParams);
  const { correction, page, worth } = await readAsStaff(OFFICE_ROLES, async ({ tx, staff }) => {
    const page = id === null ? null : await correctedBills(tx, { correctionId: id }, key);
    const waiting = (page?.rows ?? []).filter(({ obstacle }) => obstacle !== null);
    return {
      page,
      correction: id === null ? null : await correctionOf(tx, id),
      // only those who may leave a bill are shown what that means
      worth: await worthNow(tx, ADMIN_ROLES.includes(staff.role) ? waiting.map(({ billId }) => billId) : []),
    };
  });
  if (!correction || !page) notFound();
  const t = await getTranslations("adminCorrections");
  const made = { actor: correction.actor ?? t("list.system"), when: formatInstant(correction.madeAt) };
  return (
    <>
      <PageHeader
        title={correction.reason ?? t("list.noReason")}
        description={t("list.made", made)}
        back={{ href: "/admin/corrections", label: t("back") }}
      />
      <div className="space-y-6">
        <CorrectionProgress correction={correction} />
        <CorrectedBillTable bills={page.rows} worth={worth} />
        <ListPages path={`/admin/corrections/${correction.id}`} filter={{}} page={page} />
      </div>
    </>
  );
}
