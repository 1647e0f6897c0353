import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClosureForm } from "@/components/closures/closure-form";
import { ClosureList } from "@/components/closures/closure-list";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { toBusinessDate } from "@/lib/domain/business-time";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { listClosures } from "@/lib/features/closures/queries";
import { getKitchen, readAsStaff } from "@/lib/access/read";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("adminClosures"))("title") };
}

export default async function ClosuresPage() {
  const { coming, gone, today } = await readAsStaff(ADMIN_ROLES, async ({ tx, now }) => ({
    ...(await listClosures(tx, now)),
    today: toBusinessDate(now),
  }));
  const meals = (await getKitchen()).slots.map(({ id, name }) => ({ id, name }));
  const t = await getTranslations("adminClosures");
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <div className="grid items-start gap-6 lg:grid-cols-[22rem_1fr]">
        <Card>
          <CardHeader>
            <CardTitle>{t("add.title")}</CardTitle>
          </CardHeader>
          <CardContent>
            <ClosureForm today={today} meals={meals} />
          </CardContent>
        </Card>
        <div className="space-y-6">
          <section aria-labelledby="coming">
            <h2 id="coming" className="mb-3 text-lg font-semibold">
              {t("list.coming")}
            </h2>
            {coming.length > 0 ? (
              <ClosureList caption={t("list.caption")} closures={coming} namesMeals={meals.length > 1} />
            ) : (
              <EmptyState title={t("list.none")} description={t("list.noneDescription")} />
            )}
          </section>
          {gone.length > 0 ? (
            <section aria-labelledby="gone">
              <h2 id="gone" className="mb-3 text-lg font-semibold">
                {t("list.gone")}
              </h2>
              <ClosureList caption={t("list.captionGone")} closures={gone} namesMeals={meals.length > 1} />
            </section>
          ) : null}
        </div>
      </div>
    </>
  );
}
