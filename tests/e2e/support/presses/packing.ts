// How the kitchen's tablet says what is packed, and a driver signs for what is loaded.
import { addDays } from "../../../../lib/domain/plain-date";
import { newCustomer, newSubscription, today } from "../customers";
import { rows } from "../database";
import { countOf, opened, type Presses, type Ready, type Visit } from "./kit";

let rounds = 0;

/** The kitchen's page of tomorrow with a round of its own, of one tiffin. */
async function withRound(visit: Visit) {
  rounds += 1;
  const name = `Pressed Round ${process.pid} ${rounds}`;
  const { id } = await newCustomer();
  await rows(
    `with route as (insert into routes (name) values ($2) returning id),
       building as (insert into buildings (name, area, route_id, position)
         select $2, u.area, route.id, 1 from route, users u where u.id = $1 returning id)
     update users set building_id = building.id, is_address_read = true from building where users.id = $1`,
    [id, name],
  );
  const tomorrow = addDays(today(), 1);
  await newSubscription(id, { startDate: tomorrow, endDate: tomorrow });
  const page = await opened(visit, "kitchen", `/admin/kitchen?date=${tomorrow}`);
  const count = (stage: string) => () =>
    countOf("select count(*) from pack_marks where route = $1 and stage = $2", [name, stage]);
  return { page, name, count };
}

/** So that nobody else meets it. */
const closeRound = (name: string) => rows("update routes set is_active = false where name = $1", [name]);

async function packed(visit: Visit): Promise<Ready> {
  const { page, name, count } = await withRound(visit);
  return {
    page,
    press: () => page.getByRole("button", { name: `All packed for ${name}`, exact: true }).click(),
    count: count("packed"),
    shows: async () => {
      await page.getByRole("button", { name: `Loaded for ${name}`, exact: true }).waitFor();
      await closeRound(name);
    },
  };
}

async function loaded(visit: Visit): Promise<Ready> {
  const { page, name, count } = await withRound(visit);
  await page.getByRole("button", { name: `All packed for ${name}`, exact: true }).click();
  const driver = page.getByRole("textbox", { name: `Driver who loads ${name}`, exact: true });
  await driver.fill("Sunil More");
  return {
    page,
    press: () => page.getByRole("button", { name: `Loaded for ${name}`, exact: true }).click(),
    count: count("loaded"),
    shows: async () => {
      await driver.waitFor({ state: "detached" });
      await closeRound(name);
    },
  };
}

export const PACKING_PRESSES: Presses = { markPackedAction: packed, markLoadedAction: loaded };
