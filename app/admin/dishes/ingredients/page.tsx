import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { IngredientTable } from "@/components/recipes/ingredient-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { listIngredients } from "@/lib/features/recipes/queries";
import { readAsStaff } from "@/lib/access/read";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("recipes.ingredients"))("title") };
}

export default async function IngredientsPage() {
  const ingredients = await readAsStaff(ADMIN_ROLES, ({ tx }) => listIngredients(tx));
  const t = await getTranslations("recipes.ingredients");
  const dishes = await getTranslations("dishes");
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        back={{ href: "/admin/dishes", label: dishes("back") }}
      />
      {ingredients.length > 0 ? (
        <IngredientTable ingredients={ingredients} />
      ) : (
        <EmptyState title={t("empty")} description={t("emptyDescription")} />
      )}
    </>
  );
}
