// How the office presses what concerns the meals of the day. Each begins so far ahead that no other test meets it.
import { addDays } from "../../../../lib/domain/plain-date";
import { newSubscriber } from "../customers";
import { rows, valueOf } from "../database";
import {
  acts,
  click,
  clickAsked,
  countOf,
  fill,
  opened,
  seen,
  type Presses,
  type Ready,
  type Visit,
} from "./kit";

let pressed = 0;
const BEGINS_AFTER = 600;

const times = { "Can be changed until": "7:30", "Delivered from": "12:00", "Delivered until": "2 pm" };

async function addSlot(visit: Visit): Promise<Ready> {
  const name = `Added Meal ${(pressed += 1)}.`;
  const { today } = await newSubscriber();
  const page = await opened(visit, "owner", "/admin/settings");
  await click(page, "Add a meal")();
  await fill(page.getByRole("dialog"), { Name: name, From: addDays(today, BEGINS_AFTER), ...times });
  return {
    page,
    press: clickAsked(page, "Save meal"),
    count: () => countOf("select count(*) from slots where name = $1", [name]),
    shows: seen(page, `${name} is saved.`),
  };
}

async function saveSlot(visit: Visit): Promise<Ready> {
  const name = `Changed Meal ${(pressed += 1)}.`;
  const { today } = await newSubscriber();
  const slot = Number(
    await valueOf("insert into slots (name, position) values ($1, 1439) returning id", [name]),
  );
  await rows("insert into slot_terms values ($1, $2, '08:00', false, '11:00', '14:00')", [
    slot,
    addDays(today, BEGINS_AFTER),
  ]);
  const page = await opened(visit, "owner", "/admin/settings");
  await click(page, `Change ${name}`)();
  await fill(page.getByRole("dialog"), times);
  return {
    page,
    press: clickAsked(page, "Save meal"),
    count: acts("change-slot", slot),
    shows: seen(page, `${name} is saved.`),
  };
}

export const MEAL_PRESSES: Presses = { addSlotAction: addSlot, saveSlotAction: saveSlot };
