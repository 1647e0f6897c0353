// How the office presses what goes into dishes, and the cook what is noted once a meal is cooked.
import { countOf, acts, click, fill, opened, seen, type Presses, type Ready, type Visit } from "./kit";
import { rows } from "../database";

let pressed = 0;
const next = () => ++pressed;

async function newDish(name: string): Promise<number> {
  const items = JSON.stringify([name]);
  await rows("insert into plans (name, daily_rate, items) values ($1, 90, $2)", [`Plan of ${name}`, items]);
  return countOf("select id from dishes where name = $1", [name]);
}

async function saveRecipe(visit: Visit): Promise<Ready> {
  const dish = await newDish(`Pressed Bhaji ${next()}.`);
  const page = await opened(visit, "owner", `/admin/dishes/${dish}`);
  await fill(page, { For: "1", "What goes in": "Pressed potato 80 g" });
  return {
    page,
    press: click(page, "Save recipe"),
    count: acts("save-recipe", dish),
    shows: seen(page, "The recipe is saved."),
  };
}

async function savePack(visit: Visit): Promise<Ready> {
  const name = `Pressed Besan ${next()}`;
  const dish = await newDish(`Pressed Pithla ${next()}.`);
  await rows("insert into dish_recipes (dish_id) values ($1)", [dish]);
  await rows("insert into ingredients (key, name, unit) values (lower($1), $1, 'g')", [name]);
  const ingredient = await countOf("select id from ingredients where name = $1", [name]);
  await rows("insert into recipe_lines values ($1, 0, $2, 20)", [dish, ingredient]);
  const page = await opened(visit, "owner", "/admin/dishes/ingredients");
  const row = page.getByRole("row").filter({ hasText: name });
  await row.getByRole("button", { name: "Change pack" }).click();
  await fill(page, { Pack: "5 kg" });
  return {
    page,
    press: click(page, "Save pack"),
    count: acts("save-pack", ingredient),
    shows: () => row.getByText("5 kg").waitFor(),
  };
}

const anyDay = () => `2026-10-${String(next() % 28 || 28).padStart(2, "0")}`;

async function saveLeftovers(visit: Visit): Promise<Ready> {
  const day = anyDay();
  await rows("delete from day_leftovers where day = $1", [day]);
  const page = await opened(visit, "kitchen", `/admin/kitchen/afterwards?date=${day}`);
  const lunch = page.getByRole("region", { name: "Lunch: cooked and left over" });
  await fill(lunch, { "Tiffins cooked": "120", "Tiffins left over": "3" });
  return {
    page,
    press: () => lunch.getByRole("button", { name: "Save numbers" }).click(),
    count: acts("save-leftovers", `${day}/1`),
    shows: seen(page, "Saved."),
  };
}

async function noteFoodSafety(visit: Visit): Promise<Ready> {
  const note = `Dal ${60 + next()} °C`;
  const page = await opened(visit, "kitchen", `/admin/kitchen/afterwards?date=${anyDay()}`);
  const lunch = page.getByRole("region", { name: "Lunch: food-safety log" });
  await fill(lunch, { "Dish and value": note });
  return {
    page,
    press: () => lunch.getByRole("button", { name: "Note it" }).click(),
    count: () => countOf("select count(*) from food_safety_entries where note = $1", [note]),
    shows: seen(page, "The temperature is noted."),
  };
}

export const RECIPE_PRESSES: Presses = {
  saveRecipeAction: saveRecipe,
  savePackAction: savePack,
  saveLeftoversAction: saveLeftovers,
  noteFoodSafetyAction: noteFoodSafety,
};
