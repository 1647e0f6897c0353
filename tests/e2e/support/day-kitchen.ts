// A small kitchen of its own: an owner, a cook, two rounds with their drivers, and six eaters.
import { hash } from "@node-rs/argon2";
import type pg from "pg";
import type { PlainDate } from "../../../lib/domain/plain-date";

export const PASSWORD = "Kothimbir-Vadi-42";
/** The owner's recovery codes, one for each log-in. */
export const CODES = ["777777777771", "777777777772", "777777777773", "777777777774"];

/** Whose round is whose. */
export const DRIVERS = { "Vashi round": "Imran Shaikh", "Airoli round": "Sunil Gaikwad" };

/** On which round each eats, in its order. */
export const EATERS = [
  { name: "Bina Shah", building: "Sea Breeze", round: "Vashi round" },
  { name: "Anita Rao", building: "Palm Court", round: "Vashi round" },
  { name: "Farid Khan", building: "Sagar Darshan", round: "Vashi round" },
  { name: "Esha Nair", building: "Lotus", round: "Airoli round" },
  { name: "Chetan Joshi", building: "Shivneri", round: "Airoli round" },
  { name: "Dilip More", building: "Raigad", round: "Airoli round" },
] as const;

export const emailOf = (name: string) => `${name.toLowerCase().replace(" ", ".")}@example.test`;

/** Everybody eats the one plan, for 120 rupees a day, from the first of these days to the last. */
export async function openKitchen(
  client: pg.Client,
  { first, last }: { first: PlainDate; last: PlainDate },
): Promise<void> {
  await client.query("select set_config('app.today', $1, false)", [first]);
  await hire(client);
  const plan = await idOf(
    client,
    "insert into plans (name, daily_rate) values ('Veg Thali', 120) returning id",
    [],
  );
  for (const [index, eater] of EATERS.entries()) {
    const id = await moveIn(client, eater, index + 1);
    await client.query(
      "insert into customer_plans (customer_id, plan_id, start_date, end_date, daily_rate) values ($1, $2, $3, $4, 120)",
      [id, plan, first, last],
    );
  }
}

async function hire(client: pg.Client): Promise<void> {
  const owner = await person(client, "Asha Patil", "owner");
  await client.query(
    "insert into authenticators (user_id, sealed_secret, confirmed_at) values ($1, 'lost', app_now())",
    [owner],
  );
  for (const code of CODES)
    await client.query("insert into recovery_codes (user_id, code_hash) values ($1, $2)", [
      owner,
      await hash(code),
    ]);
  await person(client, "Ravi Naik", "kitchen");
  for (const [round, driver] of Object.entries(DRIVERS))
    await client.query("insert into routes (name, driver_id) values ($1, $2)", [
      round,
      await person(client, driver, "driver"),
    ]);
}

type Eater = (typeof EATERS)[number];

async function moveIn(client: pg.Client, { name, building, round }: Eater, place: number): Promise<number> {
  const area = round === "Vashi round" ? "Vashi" : "Airoli";
  const id = await person(client, name, "customer", { addr1: `Flat ${place}, ${building}`, area });
  await client.query(
    `with home as (
       insert into buildings (name, area, route_id, position)
       select $2, $3, id, $4 from routes where name = $5 returning id
     )
     update users set building_id = home.id, flat = $6, is_address_read = true from home where users.id = $1`,
    [id, building, area, place, round, String(place)],
  );
  return id;
}

async function person(
  client: pg.Client,
  name: string,
  role: string,
  { addr1, area } = { addr1: "", area: "Vashi" },
): Promise<number> {
  return idOf(
    client,
    `insert into users (fullname, email, phone, password, addr1, area, pincode, role)
     values ($1, $2, '9820011223', $3, $4, $5, '400703', $6) returning id`,
    [name, emailOf(name), await hash(PASSWORD), addr1, area, role],
  );
}

async function idOf(client: pg.Client, sql: string, values: unknown[]): Promise<number> {
  return Number((await client.query(sql, values)).rows[0]?.id);
}
