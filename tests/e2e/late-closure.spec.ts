import type { Page } from "@playwright/test";
import { formatRupees, rupees } from "../../lib/domain/money";
import { formatMonth } from "../../lib/domain/plain-date";
import { newUnbilledCustomer } from "./support/customers";
import { valueOf } from "./support/database";
import { expect, test } from "./support/visitors";

/** Before the demo's first bill: nobody else's bills are touched. */
const MONTHS_AGO = 9;
const REASON = "The gas ran out";

test("a billed day is closed: the unpaid bill is made anew, the paid one credited, and each customer told", async ({
  visit,
}) => {
  test.setTimeout(120_000);
  const payer = await newUnbilledCustomer("Roshan Daruwala", MONTHS_AGO);
  const debtor = await newUnbilledCustomer("Bharati Sawant", MONTHS_AGO);
  const day = payer.days[9] ?? "";
  const rate = formatRupees(rupees(payer.dailyRate));
  const owner = await visit("owner");
  await bill(owner, payer.month);
  const customer = await visit(payer);
  await payByCard(customer, await billOf(payer.id));

  await owner.goto("/admin/closures");
  await fill(owner, { "First day": day, Reason: REASON });
  await owner.getByRole("button", { name: "Close these days" }).click();
  const asked = owner.getByRole("alertdialog", { name: "Close 1 day?" });
  const whole = payer.days.length * payer.dailyRate;
  const [before, after] = [whole, whole - payer.dailyRate].map((amount) => formatRupees(rupees(amount)));
  await expect(asked).toContainText(
    `2 existing bills change: −${formatRupees(rupees(2 * payer.dailyRate))} in all.`,
  );
  for (const [{ fullname }, how] of [
    [payer, "paid: as credit"],
    [debtor, "made anew"],
  ] as const) {
    const row = asked.getByRole("row", { name: fullname });
    for (const text of [before, after, `−${rate}`, how]) await expect(row).toContainText(text ?? "");
  }
  await fill(owner, { "Why after the cutoff": "The cylinder came at noon" });
  await asked.getByRole("checkbox", { name: "I know: 2 tiffins of these days are cooked already" }).check();
  await asked.getByRole("button", { name: "Close 1 day" }).click();
  await owner.getByRole("link", { name: "The bills are being corrected: see how far it is" }).click();

  await expect(owner.getByRole("heading", { name: "The cylinder came at noon" })).toBeVisible();
  await expect(owner.getByText(/^All 2 bills are corrected: /)).toBeVisible({ timeout: 20_000 });
  await expect(owner.getByRole("row", { name: debtor.fullname })).toContainText(`${before} → ${after}`);
  await expect(owner.getByRole("row", { name: debtor.fullname })).toContainText("Made anew");
  await expect(owner.getByRole("row", { name: payer.fullname })).toContainText(`${rate} given as credit`);

  // what was paid stays as it was issued, with what came after it beside
  await customer.goto(`/bills/${await billOf(payer.id)}`);
  const why = customer.getByRole("region", { name: `Why ${before}?` });
  await expect(why).toContainText(/Changed after this bill was paid.*The cylinder came at noon/);
  await expect(why.getByText(new RegExp(`${rate} given as credit on `))).toBeVisible();
  const other = await visit(debtor);
  await other.goto(`/bills/${await billOf(debtor.id)}`);
  const known = new RegExp(`Kitchen closed: ${REASON} \\(decided `);
  await expect(
    other
      .getByRole("region", { name: `Why ${after}?` })
      .getByText(known)
      .first(),
  ).toBeVisible();
  await expect(other.getByRole("button", { name: `Pay ${after}` })).toBeVisible();

  for (const { email, month } of [payer, debtor]) {
    await owner.goto(`/admin/outbox?search=${email}`);
    await owner
      .getByRole("link", { name: new RegExp(formatMonth(month)) })
      .first()
      .click();
    await expect(owner.getByText("The cylinder came at noon")).toBeVisible();
  }
});

async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(fields))
    await page.getByRole("textbox", { name, exact: true }).fill(text);
}

async function bill(page: Page, month: string): Promise<void> {
  await page.goto("/admin/bills");
  await fill(page, { Month: month });
  await page.getByRole("button", { name: "Generate bills" }).click();
  await expect(page.getByText(/^The bills of .* are made/)).toBeVisible();
}

async function billOf(customerId: number): Promise<number> {
  return Number(await valueOf("select id from bills where customer_id = $1", [customerId]));
}

async function payByCard(page: Page, billId: number): Promise<void> {
  await page.goto(`/bills/${billId}/pay`);
  await fill(page, { "Card number": "4242 4242 4242 4242", Expiry: "12/34", CVC: "123" });
  await page.getByRole("button", { name: /^Pay ₹/ }).click();
  await expect(page.getByRole("heading", { name: "Receipt" })).toBeVisible({ timeout: 30_000 });
}
