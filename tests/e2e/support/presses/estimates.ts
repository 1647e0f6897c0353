// How people press in what they let be worked out.
import { newCustomer } from "../customers";
import { rows } from "../database";
import { click, countOf, opened, seen, type Presses, type Ready, type Visit } from "./kit";

const counted = (id: number) => () => countOf("select count(*) from estimates where customer_id = $1", [id]);

async function keepEstimates(visit: Visit): Promise<Ready> {
  const customer = await newCustomer("Vandana Rane");
  const page = await opened(visit, customer, "/plans");
  await page.getByRole("heading", { name: "What would it cost?" }).scrollIntoViewIfNeeded();
  await page.getByRole("combobox", { name: "Plan" }).waitFor();
  return {
    page,
    press: click(page, "Save estimate"),
    count: counted(customer.id),
    shows: seen(page, "Saved. It stands in the list below."),
  };
}

async function forgetEstimates(visit: Visit): Promise<Ready> {
  const customer = await newCustomer("Vandana Sane");
  const inputs = {
    ...{ key: "k".repeat(22), amount: 960, from: "2026-12-01", to: null, away: [] },
    lines: [{ planId: 1, planName: "Veg Thali", dailyRate: 120, weekdays: [1, 2] }],
  };
  await rows(
    "insert into estimates (customer_id, expression, result, inputs) values ($1, 'Veg Thali', '₹960', $2)",
    [...[customer.id, inputs]],
  );
  const page = await opened(visit, customer, "/plans");
  const one = page.getByRole("listitem", { name: "Veg Thali" });
  return {
    page,
    press: () => one.getByRole("button", { name: "Delete" }).click(),
    count: async () => 1 - (await counted(customer.id)()),
    shows: () => one.waitFor({ state: "detached" }),
  };
}

export const ESTIMATE_PRESSES: Presses = {
  keepEstimatesAction: keepEstimates,
  forgetEstimatesAction: forgetEstimates,
};
