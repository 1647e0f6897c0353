import { asStaff, asSystem } from "@/lib/db";
import { dishKey } from "@/lib/domain/dishes/dish-name";
import { savePack, saveRecipe } from "@/lib/features/recipes/commands";
import { packSchema, recipeSchema } from "@/lib/features/recipes/schema";
import { expectOk, type Staff } from "../expect";

/** What goes into one portion, or one piece where the dish is counted. */
const RECIPES: readonly [dishes: string, lines: string[]][] = [
  ["Roti, Phulka", ["Atta 30 g", "Oil 1 ml"]],
  ["Puri", ["Atta 25 g", "Oil 8 ml"]],
  ["Bhakri", ["Jowar flour 45 g"]],
  ["Steamed Rice, Basmati Rice, Rice", ["Rice 90 g"]],
  ["Jeera Rice", ["Rice 90 g", "Cumin 2 g", "Oil 4 ml"]],
  ["Lemon Rice", ["Rice 90 g", "Lemon 15 g", "Peanuts 5 g", "Oil 5 ml"]],
  ["Veg Pulao, Masala Bhat", ["Rice 90 g", "Mixed vegetables 60 g", "Onion 25 g", "Oil 6 ml"]],
  ["Brown Rice", ["Brown rice 85 g"]],
  ["Dal, Dal Tadka, Dal Fry, Varan, Amti, Toor Dal", ["Toor dal 40 g", "Tomato 20 g", "Oil 4 ml"]],
  ["Moong Dal", ["Moong dal 40 g", "Oil 3 ml"]],
  ["Moong Khichdi, Masala Khichdi", ["Rice 60 g", "Moong dal 35 g", "Oil 5 ml"]],
  ["Rajma", ["Rajma 45 g", "Onion 30 g", "Tomato 40 g", "Oil 5 ml"]],
  ["Chole, Chana Masala", ["Chickpeas 50 g", "Onion 30 g", "Tomato 40 g", "Oil 6 ml"]],
  ["Sambar", ["Toor dal 30 g", "Mixed vegetables 50 g", "Oil 3 ml"]],
  ["Kadhi, Raita, Curd", ["Curd 80 g"]],
  ["Aloo Gobi", ["Potato 70 g", "Cauliflower 80 g", "Oil 7 ml"]],
  ["Aloo Matar", ["Potato 80 g", "Green peas 50 g", "Oil 6 ml"]],
  ["Batata Bhaji", ["Potato 130 g", "Oil 6 ml"]],
  ["Bhendi Masala, Bhendi Fry", ["Okra 120 g", "Onion 25 g", "Oil 8 ml"]],
  ["Palak Paneer", ["Spinach 120 g", "Paneer 45 g", "Oil 6 ml"]],
  ["Matar Paneer, Paneer Bhurji", ["Paneer 60 g", "Green peas 40 g", "Tomato 40 g", "Oil 6 ml"]],
  ["Chicken Curry, Chicken Sukka, Chicken Kolhapuri", ["Chicken 150 g", "Onion 50 g", "Oil 10 ml"]],
  ["Egg Curry", ["2 Eggs", "Onion 40 g", "Tomato 40 g", "Oil 8 ml"]],
  ["Kachumber, Salad, Koshimbir", ["Cucumber 40 g", "Tomato 25 g", "Onion 15 g"]],
  ["Papad", ["1 Papad"]],
];

const PACKS: readonly [ingredient: string, pack: string][] = [
  ["Atta", "10 kg"],
  ["Rice", "25 kg"],
  ["Brown rice", "5 kg"],
  ["Toor dal", "5 kg"],
  ["Moong dal", "5 kg"],
  ["Chickpeas", "5 kg"],
  ["Rajma", "5 kg"],
  ["Oil", "15 l"],
  ["Eggs", "30"],
  ["Paneer", "1 kg"],
  ["Curd", "5 kg"],
  ["Papad", "100"],
  ["Onion", "10 kg"],
  ["Potato", "10 kg"],
];

/** Says what goes into the dishes that are cooked most, and in which packs it is bought. */
export async function writeRecipes(owner: Staff, now: Date): Promise<void> {
  await asStaff(
    owner,
    async (tx) => {
      const scope = { tx, staff: owner };
      for (const [names, lines] of RECIPES)
        for (const name of names.split(", ")) {
          const spelling = await tx.dishSpelling.findUnique({ where: { key: dishKey(name) } });
          if (!spelling) continue;
          const typed = { dishId: spelling.dishId, version: 0, portion: "1", lines: lines.join("\n") };
          expectOk(await saveRecipe(scope, recipeSchema.parse(typed)), name);
        }
    },
    now,
  );
  const ingredients = await asSystem((tx) => tx.ingredient.findMany(), now);
  for (const [name, pack] of PACKS) {
    const found = ingredients.find((one) => one.name === name);
    if (!found) continue;
    const input = packSchema.parse({ ingredientId: found.id, version: found.version, pack });
    expectOk(await asStaff(owner, (tx) => savePack({ tx, staff: owner }, input), now), name);
  }
}
