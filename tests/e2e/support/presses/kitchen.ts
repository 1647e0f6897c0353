// How the office presses what concerns the food and who gets it.
import { addDays } from "../../../../lib/domain/plain-date";
import { newSubscriber, today } from "../customers";
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

/** Keeps any name or setting from being used twice. */
const next = () => ++pressed;

async function addArea(visit: Visit): Promise<Ready> {
  const name = `Kalamboli ${next()}`;
  const page = await opened(visit, "owner", "/admin/settings");
  await fill(page, { "New area": name });
  return {
    page,
    press: click(page, "Add area"),
    count: () => countOf("select count(*) from areas where name = $1", [name]),
    shows: seen(page, `${name} is added.`),
  };
}

async function saveSettings(visit: Visit): Promise<Ready> {
  const page = await opened(visit, "owner", "/admin/settings");
  await fill(page, { "Days until a bill is due": String(8 + (next() % 20)) });
  return {
    page,
    press: click(page, "Save settings"),
    count: () => countOf("select count(*) from audit_logs where entity = 'settings'"),
    shows: seen(page, "Saved."),
  };
}

async function savePlan(visit: Visit): Promise<Ready> {
  const name = `Pressed Thali ${next()}`;
  const page = await opened(visit, "owner", "/admin/plans/new");
  await fill(page, { Name: name, "Daily rate": "110", Items: "Dal" });
  return {
    page,
    press: click(page, "Save plan"),
    count: () => countOf("select count(*) from plans where name = $1", [name]),
    shows: seen(page, `${name} is saved.`),
  };
}

/** A dish that is on a plan of its own; its id. */
async function newDish(name: string): Promise<number> {
  await rows("insert into plans (name, daily_rate, items) values ($1, 90, $2)", [
    `Plan of ${name}`,
    JSON.stringify([name]),
  ]);
  return countOf("select id from dishes where name = $1", [name]);
}

async function saveDish(visit: Visit): Promise<Ready> {
  const name = `Pressed Dish ${next()}.`;
  const dish = await newDish(name);
  const page = await opened(visit, "owner", `/admin/dishes/${dish}`);
  await fill(page, { "Name in Marathi": "वरण" });
  return {
    page,
    press: click(page, "Save dish"),
    count: acts("change-dish", dish),
    shows: seen(page, `${name} is saved.`),
  };
}

async function mergeDishes(visit: Visit): Promise<Ready> {
  const [from, into] = [`Pressed Chapati ${next()}.`, `Pressed Phulka ${next()}.`];
  const [dish, other] = [await newDish(from), await newDish(into)];
  const page = await opened(visit, "owner", `/admin/dishes/${dish}`);
  await page.getByRole("combobox", { name: "It is the same as" }).selectOption(into);
  await click(page, "Make them one")();
  return {
    page,
    press: clickAsked(page, `${from} is ${into}`),
    count: acts("merge-dishes", other),
    shows: seen(page, `${into} is saved.`),
  };
}

async function newPlan(name: string, isActive: boolean): Promise<number> {
  return Number(
    await valueOf("insert into plans (name, daily_rate, is_active) values ($1, 90, $2) returning id", [
      name,
      isActive,
    ]),
  );
}

async function setPlanActive(visit: Visit): Promise<Ready> {
  const name = `Pressed Back ${next()}.`;
  const plan = await newPlan(name, false);
  const page = await opened(visit, "owner", "/admin/plans");
  const row = page.getByRole("row").filter({ hasText: name });
  return {
    page,
    press: () => row.getByRole("button", { name: "Activate" }).click(),
    count: acts("activate-plan", plan),
    shows: () => row.getByRole("button", { name: "Deactivate" }).waitFor(),
  };
}

async function saveMenus(visit: Visit): Promise<Ready> {
  const [name, dish] = [`Pressed Menu ${next()}`, `Pressed Dal ${next()}.`];
  await newPlan(name, true);
  const { today } = await newSubscriber();
  const page = await opened(visit, "owner", `/admin/menus?week=${addDays(today, 7)}`);
  const week = page.getByRole("region", { name, exact: true });
  await week.getByRole("textbox").first().fill(dish);
  return {
    page,
    press: () => week.getByRole("button", { name: "Save menu" }).click(),
    count: () =>
      countOf("select count(*) from audit_logs where action = 'save-menus' and strpos(after::text, $1) > 0", [
        dish,
      ]),
    shows: () => week.getByText("Saved.").waitFor(),
  };
}

async function copyLastWeek(visit: Visit): Promise<Ready> {
  const plan = await newPlan(`Pressed Copy ${next()}`, true);
  const { today } = await newSubscriber();
  await rows("insert into menus (date, plan_id, items) values ($1, $2, '[\"Pressed Rice\"]')", [today, plan]);
  const page = await opened(visit, "owner", `/admin/menus?week=${addDays(today, 7)}`);
  return {
    page,
    press: click(page, "Copy last week"),
    count: async () => countOf("select count(*) from menus where plan_id = $1 and date > $2", [plan, today]),
    shows: seen(page, /copied into/),
  };
}

/** How far ahead the days closed here are, away from all others. */
const CLOSED_AFTER = 240;

async function askToClose(visit: Visit) {
  const { today } = await newSubscriber();
  const day = addDays(today, CLOSED_AFTER + next());
  const page = await opened(visit, "owner", "/admin/closures");
  await fill(page, { "First day": day, Reason: "Pressed" });
  return { page, day };
}

async function previewClosure(visit: Visit): Promise<Ready> {
  const { page } = await askToClose(visit);
  return {
    page,
    press: click(page, "Close these days"),
    count: () => countOf("select count(*) from closures"),
    shows: () => page.getByRole("alertdialog", { name: "Close 1 day?" }).waitFor(),
    effect: "none",
  };
}

async function addClosures(visit: Visit): Promise<Ready> {
  const { page, day } = await askToClose(visit);
  await page.getByRole("button", { name: "Close these days" }).click();
  return {
    page,
    press: clickAsked(page, "Close 1 day"),
    count: () => countOf("select count(*) from closures where closure_date = $1", [day]),
    shows: seen(page, /^1 day closed/),
  };
}

async function closedDay(visit: Visit) {
  const after = CLOSED_AFTER + next();
  const { today } = await newSubscriber();
  const sql = "insert into closures (closure_date, reason) values ($1, $2) returning id";
  const reason = `Pressed open ${after}.`;
  const closure = Number(await valueOf(sql, [addDays(today, after), reason]));
  const page = await opened(visit, "owner", "/admin/closures");
  const row = page.locator("li, tr").filter({ hasText: reason });
  const look = () => row.getByRole("button", { name: "Remove" }).click();
  const looked = () => page.locator("[role=alertdialog] [aria-busy=true]").waitFor({ state: "detached" });
  return { page, row, closure, look, looked };
}

async function previewOpening(visit: Visit): Promise<Ready> {
  const { page, look, looked } = await closedDay(visit);
  return {
    page,
    press: look,
    count: () => countOf("select count(*) from closures"),
    shows: looked,
    effect: "none",
  };
}

async function removeClosure(visit: Visit): Promise<Ready> {
  const { page, row, closure, look, looked } = await closedDay(visit);
  await look();
  await looked();
  return {
    page,
    press: clickAsked(page, "Open again"),
    count: acts("remove-closure", closure),
    shows: () => row.waitFor({ state: "detached" }),
  };
}

async function seeAmendments(visit: Visit): Promise<Ready> {
  const dish = `Pressed Rajma ${next()}`;
  // who looks first makes the day's sheet
  const page = await opened(visit, "owner", "/admin/kitchen");
  await page.getByText(/Final since/).waitFor();
  const amendment = await countOf(
    `insert into amendments (sheet_id, kind, plan_id, dishes, reason, actor_role, revision)
     select s.id, 'dish', p.id, $1, $2, 'system', s.revision
     from sheets s, (select min(id) as id from plans) p where s.day <= $3::date order by s.day desc limit 1 returning id`,
    [JSON.stringify([dish]), `No rice ${dish}`, today()],
  );
  await page.reload();
  return {
    page,
    press: click(page, new RegExp(`^Seen ?: .*${dish}`)),
    count: acts("see-amendment", amendment),
    shows: seen(page, new RegExp(`No rice ${dish}\\. Seen by`)),
  };
}

export const KITCHEN_PRESSES: Presses = {
  addAreaAction: addArea,
  saveSettingsAction: saveSettings,
  savePlanAction: savePlan,
  setPlanActiveAction: setPlanActive,
  saveDishAction: saveDish,
  mergeDishesAction: mergeDishes,
  saveMenusAction: saveMenus,
  copyLastWeekAction: copyLastWeek,
  previewClosureAction: previewClosure,
  addClosuresAction: addClosures,
  previewOpeningAction: previewOpening,
  removeClosureAction: removeClosure,
  seeAmendmentsAction: seeAmendments,
};
