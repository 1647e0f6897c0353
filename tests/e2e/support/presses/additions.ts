// How the office presses what it adds to a day, and who gets a meal elsewhere.
import { newSubscriber } from "../customers";
import { rows } from "../database";
import {
  acts,
  click,
  clickAsked,
  countOf,
  fill,
  gone,
  opened,
  seen,
  type Presses,
  type Ready,
  type Visit,
} from "./kit";

const PAGE = "/admin/added";

async function addTiffins(visit: Visit): Promise<Ready> {
  const { id } = await newSubscriber();
  const page = await opened(visit, "owner", PAGE);
  const form = page.getByRole("region", { name: "Tiffins" });
  await fill(form, { Customer: `#${id}`, Reason: "Her sister is here" });
  return {
    page,
    press: click(page, "Add to the day"),
    count: () => countOf("select count(*) from added_tiffins where customer_id = $1", [id]),
    shows: seen(page, "1 tiffin is added."),
  };
}

async function takeOffTiffins(visit: Visit): Promise<Ready> {
  const { id, today } = await newSubscriber();
  const added = await countOf(
    `insert into added_tiffins (day, slot_id, kind, plan_id, customer_id, reason, added_by_id)
     select $1::date + 1, p.slot_id, 'guest', p.id, $2, $3, u.id from (select * from plans where is_active order by id limit 1) p,
       (select id from users where role = 'owner' order by id limit 1) u returning id`,
    [today, id, `For take-off ${id}`],
  );
  const [{ day } = { day: today }] = await rows<{ day: string }>(
    "select day::text from added_tiffins where id = $1",
    [added],
  );
  const page = await opened(visit, "owner", `${PAGE}?date=${day}`);
  const row = page.getByRole("listitem").filter({ hasText: `For take-off ${id}` });
  await row.getByRole("button", { name: /^Take off/ }).click();
  await fill(page.getByRole("dialog"), { Reason: "She went home" });
  return {
    page,
    press: clickAsked(page, "Take it off"),
    count: () =>
      countOf("select count(*) from added_tiffins where id = $1 and taken_off_at is not null", [added]),
    shows: gone(page, row),
  };
}

async function sayDayAddress(visit: Visit): Promise<Ready> {
  const { id } = await newSubscriber();
  const page = await opened(visit, "owner", PAGE);
  const form = page.getByRole("region", { name: "Another address" });
  await fill(form, {
    Customer: `#${id}`,
    "Address line 1": "Office 4, Haware Centurion",
    "PIN code": "400706",
    Reason: "At work today",
  });
  await form.getByRole("combobox", { name: "Area" }).selectOption("Nerul");
  return {
    page,
    press: click(page, "Send it there"),
    count: acts("say-day-address", id),
    shows: seen(page, "This meal goes there."),
  };
}

async function dropDayAddress(visit: Visit): Promise<Ready> {
  const { id, today } = await newSubscriber();
  const address = await countOf(
    `insert into day_addresses (customer_id, day, slot_id, addr1, area, city, pincode, reason, said_by_id)
     select $1, $2::date + 1, 1, $3, 'Nerul', 'Navi Mumbai', '400706', 'At work', u.id
     from (select id from users where role = 'owner' order by id limit 1) u returning id`,
    [id, today, `Office ${id}`],
  );
  const [{ day } = { day: today }] = await rows<{ day: string }>(
    "select day::text from day_addresses where id = $1",
    [address],
  );
  const page = await opened(visit, "owner", `${PAGE}?date=${day}`);
  const row = page.getByRole("listitem").filter({ hasText: `Office ${id}` });
  await row.getByRole("button", { name: /^Take back/ }).click();
  await fill(page.getByRole("dialog"), { Reason: "At home after all" });
  return {
    page,
    press: clickAsked(page, "Send it home"),
    count: () =>
      countOf("select count(*) from audit_logs where action = 'drop-day-address' and account_id = $1", [id]),
    shows: gone(page, row),
  };
}

export const ADDITION_PRESSES: Presses = {
  addTiffinsAction: addTiffins,
  takeOffTiffinsAction: takeOffTiffins,
  sayDayAddressAction: sayDayAddress,
  dropDayAddressAction: dropDayAddress,
};
