// The kitchen that is updated: customers with tiffins to pause, cooks with a log to write, owners with dishes to name.
import { toBusinessDate } from "@/lib/domain/business-time";
import { addDays } from "@/lib/domain/plain-date";
import { hash } from "@node-rs/argon2";
import pg from "pg";
import { readButtons, Visitor, type Button } from "../drill/visitor";

const PASSWORD = "ladle after ladle of sambar";
const CUSTOMERS = 8;
const COOKS = 4;
const OWNERS = 4;

export type Role = "customer" | "kitchen" | "owner";

export type Person = {
  role: Role;
  email: string;
  visitor: Visitor;
  /** What they press next, and what they look at in between. */
  next: (last: unknown) => Button;
  page: string;
};

const inDays = (days: number) => addDays(toBusinessDate(new Date()), days);

export async function withSql<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function add(client: pg.Client, role: Role, count: number): Promise<{ id: number; email: string }[]> {
  const { rows } = await client.query<{ id: number; email: string }>(
    `insert into users (fullname, email, phone, password, addr1, area, pincode, role)
     select 'Person ' || n, $2::text || n || '@update.test', (9820200000 + n)::text, $3, 'Flat 7, Neelkanth', 'Nerul', '400706', $1
     from generate_series(1, $4) as n returning id, email`,
    [role, `${role}-`, await hash(PASSWORD), count],
  );
  return rows;
}

/** Everybody logs in before the update: their pages are of the version before. */
export async function openKitchen(databaseUrl: string, web: string): Promise<Person[]> {
  const { people, dishes } = await withSql(databaseUrl, async (client) => {
    const people = [
      ...(await add(client, "customer", CUSTOMERS)).map((one) => ({ role: "customer" as const, ...one })),
      ...(await add(client, "kitchen", COOKS)).map((one) => ({ role: "kitchen" as const, ...one })),
      ...(await add(client, "owner", OWNERS)).map((one) => ({ role: "owner" as const, ...one })),
    ];
    const names = Array.from({ length: OWNERS }, (_, index) => `Dal no ${index + 1}`);
    await client.query(
      `with plan as (insert into plans (name, daily_rate, items) values ('Thali', 120, $1) returning id, daily_rate)
       insert into customer_plans (customer_id, plan_id, start_date, end_date, daily_rate)
       select users.id, plan.id, current_date + 2, current_date + 60, plan.daily_rate from users, plan where role = 'customer'`,
      [JSON.stringify(names)],
    );
    const { rows } = await client.query<{ id: number; version: number; name: string }>(
      "select id, version, name from dishes order by id",
    );
    return { people, dishes: rows };
  });
  const buttons = readButtons();
  const all = people.map(({ role, email }, index): Person => {
    const visitor = new Visitor(web, buttons, `10.251.0.${index + 1}`);
    if (role === "customer") return { role, email, visitor, page: "/dashboard", next: pauses(index) };
    if (role === "kitchen") return { role, email, visitor, page: "/admin/kitchen", next: logs(email) };
    const dish = dishes[index % dishes.length] ?? { id: 0, version: 1, name: "" };
    return { role, email, visitor, page: "/admin/plans", next: names(dish) };
  });
  for (const { visitor, email } of all) await visitor.logIn(email, PASSWORD);
  await withSql(databaseUrl, (client) =>
    client.query(
      "insert into authenticators (user_id, sealed_secret, confirmed_at) select id, 'on a phone', now() from users where role = 'owner'",
    ),
  );
  return all;
}

/** A day of theirs is paused, and the next time resumed. */
function pauses(index: number): Person["next"] {
  let isPaused = false;
  const days = [inDays(5 + index)];
  return () => {
    isPaused = !isPaused;
    return { action: isPaused ? "pauseDaysAction" : "resumeDaysAction", page: "/calendar", input: { days } };
  };
}

function logs(email: string): Person["next"] {
  let count = 0;
  const input = { day: inDays(0), slotId: 1, kind: "temperature" };
  return () => {
    count += 1;
    const note = `dal 82 by ${email}, no ${count}`;
    return { action: "noteFoodSafetyAction", page: "/admin/kitchen/afterwards", input: { ...input, note } };
  };
}

/** Each saving goes on from the version that the one before answered: one that got lost would be seen at the next. */
function names(dish: { id: number; version: number; name: string }): Person["next"] {
  let { version } = dish;
  let count = 0;
  return (last) => {
    if (typeof last === "object" && last && "version" in last) version = Number(last.version);
    count += 1;
    const texts = { name: dish.name, unit: "", mark: "", allergens: "", nameHi: "", nameMr: `वरण ${count}` };
    const input = { dishId: dish.id, version, ...texts };
    return { action: "saveDishAction", page: `/admin/dishes/${dish.id}`, input };
  };
}
