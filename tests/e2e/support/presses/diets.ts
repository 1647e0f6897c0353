// How a customer or the office says what somebody eats, and how the kitchen decides about a dish.
import type { Page } from "@playwright/test";
import { newSubscriber } from "../customers";
import { onDay, rows } from "../database";
import {
  acts,
  clickAsked,
  countOf,
  fill,
  opened,
  subscriptionOf,
  type Presses,
  type Ready,
  type Visit,
} from "./kit";

async function openDiet(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Change\s*Diet and allergies/ }).click();
  await fill(page.getByRole("dialog"), { Diet: "No onion" });
}

async function saveDiet(visit: Visit): Promise<Ready> {
  const customer = await newSubscriber();
  const page = await opened(visit, customer, "/subscriptions");
  await openDiet(page);
  return {
    page,
    press: clickAsked(page, "Save"),
    count: acts("save-diet", await subscriptionOf(customer)),
    shows: () => page.getByRole("dialog").waitFor({ state: "detached" }),
  };
}

async function adminSaveDiet(visit: Visit): Promise<Ready> {
  const customer = await newSubscriber();
  const page = await opened(visit, "owner", `/admin/customers/${customer.id}`);
  await openDiet(page);
  await fill(page.getByRole("dialog"), { "Who asked, and how": "On the phone" });
  return {
    page,
    press: clickAsked(page, "Save"),
    count: acts("save-diet", await subscriptionOf(customer)),
    shows: () => page.getByRole("dialog").waitFor({ state: "detached" }),
  };
}

/** Somebody who can't eat the one dish of tomorrow's menu: a dish of which nobody has said what it holds. */
async function decideDiet(visit: Visit): Promise<Ready> {
  const customer = await newSubscriber();
  const code = await countOf("select id from users where id = $1", [customer.id]);
  const plan = await countOf(`insert into plans (name, daily_rate, items) values ($1, 90, $2) returning id`, [
    `Plan of ${code}`,
    JSON.stringify([`Dish of ${code}`]),
  ]);
  const another = `insert into customer_plans (customer_id, plan_id, start_date, end_date, daily_rate)
    values ($1, $2, $3::date, $3::date + 30, 90)`;
  await onDay(customer.today, (client) => client.query(another, [customer.id, plan, customer.today]));
  const subscription = await subscriptionOf(customer);
  await rows("insert into diet_notes (subscription_id, allergies) values ($1, '{milk}')", [subscription]);
  const page = await opened(visit, "owner", `/admin/kitchen?date=${customer.today}`);
  const row = page.getByRole("listitem").filter({ hasText: `Plan of ${code}` });
  return {
    page,
    press: () => row.getByRole("button", { name: "Leave it out" }).click(),
    count: () => countOf("select count(*) from diet_decisions where subscription_id = $1", [subscription]),
    shows: () => page.getByText(`Dish of ${code}: left out`).waitFor(),
  };
}

export const DIET_PRESSES: Presses = {
  saveDietAction: saveDiet,
  adminSaveDietAction: adminSaveDiet,
  decideDietAction: decideDiet,
};
