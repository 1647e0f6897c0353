import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AreaForm } from "@/components/settings/area-form";
import { SettingsForm } from "@/components/settings/settings-form";
import { SlotsCard } from "@/components/slots/slots-card";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { toBusinessDate } from "@/lib/domain/business-time";
import { getSettings, listAreas } from "@/lib/features/settings/queries";
import { listSlotsInSettings } from "@/lib/features/slots/queries";
import { readAsStaff } from "@/lib/access/read";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("title") };
}

export default async function SettingsPage() {
  const { settings, areas, meals, today } = await readAsStaff(ADMIN_ROLES, async ({ tx, now }) => ({
    settings: await getSettings(tx),
    areas: await listAreas(tx),
    meals: await listSlotsInSettings(tx, now),
    today: toBusinessDate(now),
  }));
  const t = await getTranslations("settings");
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Card>
          <CardHeader>
            <CardTitle>{t("kitchen.title")}</CardTitle>
          </CardHeader>
          <CardContent>
            <SettingsForm settings={settings} />
          </CardContent>
        </Card>
        <div className="space-y-6">
          <SlotsCard meals={meals} today={today} />
          <Card>
            <CardHeader>
              <div>
                <CardTitle>{t("areas.title")}</CardTitle>
                <CardDescription>{t("areas.description", { count: areas.length })}</CardDescription>
              </div>
            </CardHeader>
            <CardContent className="space-y-5">
              <ul className="grid gap-x-6 sm:grid-cols-2">
                {areas.map(({ id, name, customers }) => (
                  <li
                    key={id}
                    className="flex items-baseline justify-between gap-3 border-b border-line py-1.5"
                  >
                    <span className="min-w-0 wrap-anywhere">{name}</span>
                    <span className="shrink-0 text-sm text-ink-soft tabular-nums">
                      {t("areas.customers", { count: customers })}
                    </span>
                  </li>
                ))}
              </ul>
              <AreaForm />
            </CardContent>
          </Card>
        </div>
      </div>
    </>
  );
}
