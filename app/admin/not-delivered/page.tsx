import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyDabba } from "@/components/illustrations/empty";
import { DoorsMissedAgain } from "@/components/missed/doors-missed-again";
import { MissedTable } from "@/components/missed/missed-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { readAsStaff } from "@/lib/access/read";
import { toBusinessDate } from "@/lib/domain/business-time";
import { missedAgain } from "@/lib/domain/drive/missed";
import { ADMIN_ROLES, OFFICE_ROLES } from "@/lib/domain/identity";
import { missedLately } from "@/lib/features/drive/missed-queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("deliveries.missed"))("title") };
}

/** What did not reach its door in the last two weeks: where the same happens again stands first. */
export default async function NotDeliveredPage() {
  const { missed, mayDecide } = await readAsStaff(OFFICE_ROLES, async ({ tx, now, staff }) => ({
    missed: await missedLately(tx, toBusinessDate(now)),
    mayDecide: ADMIN_ROLES.includes(staff.role),
  }));
  const t = await getTranslations("deliveries.missed");
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      {missed.length === 0 ? (
        <EmptyState illustration={<EmptyDabba />} title={t("empty")} description={t("emptyHint")} />
      ) : (
        <>
          <DoorsMissedAgain doors={missedAgain(missed)} />
          <MissedTable missed={missed} mayDecide={mayDecide} />
        </>
      )}
    </>
  );
}
