import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { DishForm } from "@/components/dishes/dish-form";
import { MergeForm } from "@/components/dishes/merge-form";
import { RecipeForm } from "@/components/recipes/recipe-form";
import { PageHeader } from "@/components/ui/page-header";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { getDish, listDishNames } from "@/lib/features/dishes/catalogue-queries";
import { getRecipe } from "@/lib/features/recipes/queries";
import { readAsStaff } from "@/lib/access/read";

const readDish = cache(async (dishId: string) => {
  const found = await readAsStaff(ADMIN_ROLES, async ({ tx }) => {
    const dish = /^\d{1,9}$/.test(dishId) ? await getDish(tx, Number(dishId)) : null;
    if (!dish) return null;
    const others = (await listDishNames(tx)).filter(({ id }) => id !== dish.id);
    return { dish, others, recipe: await getRecipe(tx, dish.id) };
  });
  return found ?? notFound();
});

export async function generateMetadata({ params }: PageProps<"/admin/dishes/[dishId]">): Promise<Metadata> {
  return { title: (await readDish((await params).dishId)).dish.name };
}

export default async function DishPage({ params }: PageProps<"/admin/dishes/[dishId]">) {
  const { dish, others, recipe } = await readDish((await params).dishId);
  const t = await getTranslations("dishes");
  const recipes = await getTranslations("recipes");
  return (
    <>
      <PageHeader title={dish.name} back={{ href: "/admin/dishes", label: t("back") }} />
      {dish.spellings.length > 0 ? (
        <p className="mb-5 text-ink-soft">{t("written", { items: dish.spellings.join(", ") })}</p>
      ) : null}
      <DishForm dish={dish} />
      <section aria-labelledby="recipe" className="mt-10">
        <h2 id="recipe" className="mb-3 text-lg font-semibold">
          {recipes("heading")}
        </h2>
        <RecipeForm dishId={dish.id} recipe={recipe} />
      </section>
      {others.length > 0 ? (
        <section aria-labelledby="merge" className="mt-10">
          <h2 id="merge" className="mb-3 text-lg font-semibold">
            {t("merge.heading")}
          </h2>
          <MergeForm dish={dish} others={others} />
        </section>
      ) : null}
    </>
  );
}
