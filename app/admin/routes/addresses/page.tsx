import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ListPages } from "@/components/lists/list-pages";
import { SayBuildingForm } from "@/components/buildings/say-building-form";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { listBuildingsIn, listDoubtfulAddresses } from "@/lib/features/buildings/queries";
import { addressesQuerySchema } from "@/lib/features/buildings/schema";
import { readAsStaff } from "@/lib/access/read";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("routes"))("addresses.title") };
}

export default async function AddressesPage({ searchParams }: PageProps<"/admin/routes/addresses">) {
  const key = addressesQuerySchema.parse(await searchParams);
  const { page, buildings } = await readAsStaff(ADMIN_ROLES, async ({ tx }) => {
    const page = await listDoubtfulAddresses(tx, key);
    const areas = [...new Set(page.rows.map(({ area }) => area))];
    return { page, buildings: await listBuildingsIn(tx, areas) };
  });
  const t = await getTranslations("routes");
  return (
    <>
      <PageHeader
        title={t("addresses.title")}
        description={t("addresses.description")}
        back={{ href: "/admin/routes", label: t("back") }}
      />
      {page.rows.length > 0 ? (
        <ul className="flex flex-col gap-5">
          {page.rows.map((address) => (
            <li key={address.id} className="rounded-card border border-line bg-surface-raised p-5">
              <SayBuildingForm
                address={address}
                buildings={buildings.filter(({ area }) => area === address.area)}
              />
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState title={t("addresses.empty")} description={t("addresses.emptyDescription")} />
      )}
      <ListPages path="/admin/routes/addresses" filter={{}} page={page} />
    </>
  );
}
