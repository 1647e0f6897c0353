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
  await rows("insert into areas (name) values ($1)", [name]);
  const { id } = await newCustomer();
  await rows("update users set area = $2 where id = $1", [id, name]);
  const tomorrow = addDays(today(), 1);
  await newSubscription(id, { startDate: tomorrow, endDate: tomorrow });
  const page = await opened(visit, "kitchen", `/admin/kitchen?date=${tomorrow}`);
  const count = (stage: string) => () =>
    countOf("select count(*) from pack_marks where route = $1 and stage = $2", [name, stage]);
  return { page, name, count };
}

async function packed(visit: Visit): Promise<Ready> {
  const { page, name, count } = await withRound(visit);
  return {
    page,
    press: () => page.getByRole("button", { name: `All packed for ${name}`, exact: true }).click(),
    count: count("packed"),
    shows: () => page.getByRole("button", { name: `Loaded for ${name}`, exact: true }).waitFor(),
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
    shows: () => driver.waitFor({ state: "detached" }),
  };
}

export const PACKING_PRESSES: Presses = { markPackedAction: packed, markLoadedAction: loaded };
