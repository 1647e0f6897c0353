// How the office presses what concerns routes. The customers that other tests make live on the first of those that are driven;
// after "make it one route" there is no other.
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

/** Keeps any name from being used twice. */
const next = () => ++pressed;

/** The first route that is driven. */
const theRoute = () => countOf("select id from routes where is_active order by id limit 1");

/** A building at the end of a route, or on none. */
async function newBuilding(name: string, routeId: number | null, area = "Vashi"): Promise<number> {
  return Number(
    await valueOf(
      `insert into buildings (name, area, route_id, position, changed_at)
       select $1, $2, $3, case when $3::int is not null then (select coalesce(max(position), 0) + 1 from buildings where route_id = $3) end, now()
       returning id`,
      [name, area, routeId],
    ),
  );
}

async function saveRoute(visit: Visit): Promise<Ready> {
  const route = await theRoute();
  const page = await opened(visit, "owner", `/admin/routes/${route}`);
  await fill(page, { Vehicle: `MH 43 ${next()}` });
  return {
    page,
    press: click(page, "Save route"),
    count: acts("change-route", route),
    shows: seen(page, /is saved\./),
  };
}

async function orderRoute(visit: Visit): Promise<Ready> {
  const [route, name] = [await theRoute(), `Pressed Order ${next()}`];
  await newBuilding(name, route);
  const page = await opened(visit, "owner", `/admin/routes/${route}`);
  await click(page, `${name} one up`)();
  return {
    page,
    press: click(page, "Save this order"),
    count: acts("order-route", route),
    shows: seen(page, "The order is saved."),
  };
}

async function closeRoute(visit: Visit): Promise<Ready> {
  const route = Number(
    await valueOf("insert into routes (name) values ($1) returning id", [`Pressed Close ${next()}`]),
  );
  const page = await opened(visit, "owner", `/admin/routes/${route}`);
  await click(page, "Close this route")();
  return {
    page,
    press: clickAsked(page, /^Close Pressed/),
    count: acts("close-route", route),
    shows: () => page.getByRole("heading", { name: "Routes", level: 1 }).waitFor(),
  };
}

async function putOnRoute(visit: Visit): Promise<Ready> {
  const route = await theRoute();
  const building = await newBuilding(`Pressed House ${next()}`, route);
  const page = await opened(visit, "owner", `/admin/routes/buildings/${building}`);
  return {
    page,
    press: click(page, /^Take it off/),
    count: () => countOf("select count(*) from buildings where id = $1 and route_id is null", [building]),
    shows: seen(page, "On no route."),
  };
}

async function putAreaOnRoute(visit: Visit): Promise<Ready> {
  const building = await newBuilding(`Pressed Area ${next()}`, null, "Digha");
  const page = await opened(visit, "owner", "/admin/routes");
  await page.getByLabel("Route for all of Digha").selectOption({ index: 1 });
  return {
    page,
    press: click(page, "Put all of Digha on it"),
    count: () => countOf("select count(*) from buildings where id = $1 and route_id is not null", [building]),
    shows: () => page.getByRole("button", { name: "Put all of Digha on it" }).waitFor({ state: "detached" }),
  };
}

async function setDriverOfDay(visit: Visit): Promise<Ready> {
  const route = await theRoute();
  const day = `2027-03-${String(1 + (next() % 28)).padStart(2, "0")}`;
  const page = await opened(visit, "owner", `/admin/routes/${route}?date=${day}`);
  return {
    page,
    press: () =>
      page
        .getByRole("button", { name: /drives$/ })
        .first()
        .click(),
    count: () => countOf("select count(*) from route_days where route_id = $1 and day = $2", [route, day]),
    shows: seen(page, /drives on this day, instead of/),
  };
}

async function makeOneRoute(visit: Visit): Promise<Ready> {
  const name = `Pressed Round ${next()}`;
  const driver = String(
    await valueOf("select fullname from users where id = (select driver_id from routes where id = $1)", [
      await theRoute(),
    ]),
  );
  await rows("update buildings set route_id = null, position = null");
  await rows("update routes set is_active = false");
  const page = await opened(visit, "owner", "/admin/routes");
  await fill(page, { "Name of the route": name });
  await page.getByRole("combobox", { name: "Who drives it" }).selectOption(driver);
  return {
    page,
    press: click(page, "Make it one route"),
    count: () => countOf("select count(*) from routes where name = $1", [name]),
    shows: seen(page, `${name} is saved.`),
  };
}

async function saveBuilding(visit: Visit): Promise<Ready> {
  const building = await newBuilding(`Pressed Notes ${next()}`, await theRoute());
  const page = await opened(visit, "owner", `/admin/routes/buildings/${building}`);
  await fill(page, { "For the guard": "Sign the book" });
  return {
    page,
    press: click(page, "Save building"),
    count: acts("change-building", building),
    shows: seen(page, "Saved."),
  };
}

async function sayBuilding(visit: Visit): Promise<Ready> {
  const name = `Unclear Person ${String.fromCharCode(65 + (next() % 26))}`;
  const customer = Number(
    await valueOf(
      `insert into users (fullname, email, phone, password, addr1, area, pincode, is_address_read)
       values ($1, $2, '9820011224', 'x', 'Behind the station', 'Airoli', '400708', true) returning id`,
      [name, `unclear-${process.pid}-${next()}@example.test`],
    ),
  );
  const page = await opened(visit, "owner", "/admin/routes/addresses");
  const form = page.locator("form").filter({ hasText: name });
  await form.getByRole("textbox", { name: "Name of the other building" }).fill(`Pressed Bungalow ${next()}`);
  return {
    page,
    press: () => form.getByRole("button", { name: /building$/ }).click(),
    count: () => countOf("select count(*) from users where id = $1 and building_id is not null", [customer]),
    shows: () => page.getByText(name).first().waitFor({ state: "detached" }),
  };
}

export const ROUTE_PRESSES: Presses = {
  saveRouteAction: saveRoute,
  orderRouteAction: orderRoute,
  closeRouteAction: closeRoute,
  putOnRouteAction: putOnRoute,
  putAreaOnRouteAction: putAreaOnRoute,
  setDriverOfDayAction: setDriverOfDay,
  makeOneRouteAction: makeOneRoute,
  saveBuildingAction: saveBuilding,
  sayBuildingAction: sayBuilding,
};
