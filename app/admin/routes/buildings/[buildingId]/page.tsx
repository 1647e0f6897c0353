import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { BuildingForm } from "@/components/buildings/building-form";
import { MoveBuilding } from "@/components/routes/move-building";
import { Residents } from "@/components/buildings/residents";
import { PageHeader } from "@/components/ui/page-header";
import { toBusinessDate } from "@/lib/domain/business-time";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { getBuilding } from "@/lib/features/buildings/queries";
import { routesOn } from "@/lib/features/routes/queries";
import { idField } from "@/lib/fields";
import { readAsStaff } from "@/lib/access/read";

const readBuilding = cache(async (given: string) => {
  const found = await readAsStaff(ADMIN_ROLES, async ({ tx, now }) => {
    const id = idField.safeParse(given);
    const building = id.success ? await getBuilding(tx, id.data) : null;
    return building && { building, routes: await routesOn(tx, toBusinessDate(now)) };
  });
  return found ?? notFound();
});

type Props = PageProps<"/admin/routes/buildings/[buildingId]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await readBuilding((await params).buildingId)).building.name };
}

export default async function BuildingPage({ params }: Props) {
  const { building, routes } = await readBuilding((await params).buildingId);
  const t = await getTranslations("routes");
  const { area, sector, route } = building;
  return (
    <>
      <PageHeader
        title={building.name}
        back={{ href: "/admin/routes", label: t("back") }}
        description={sector === null ? area : t("building.where", { area, place: sector })}
      />
      <div className="flex flex-col gap-10">
        <BuildingForm building={building} />
        <section aria-labelledby="route">
          <h2 id="route" className="mb-3 text-lg font-semibold">
            {t("building.route")}
          </h2>
          <p className="mb-3">
            {route === null ? t("building.off") : t("building.on", { name: route.name })}
          </p>
          <MoveBuilding building={building} seen={route} routes={routes} />
        </section>
        <Residents residents={building.residents} />
      </div>
    </>
  );
}
