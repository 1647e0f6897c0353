import { hash } from "@node-rs/argon2";
import pg from "pg";
import { addDays, type PlainDate } from "../../../lib/domain/plain-date";
import type { Stack } from "./stack";

/** Somebody in a kitchen that began empty, with a tiffin every day for four weeks from that day. */
export async function newSubscriberOf(
  stack: Stack,
  day: PlainDate,
): Promise<{ email: string; password: string }> {
  const login = { email: "kavita@example.test", password: "Kothimbir-Vadi-42" };
  const client = new pg.Client({ connectionString: stack.databaseUrl() });
  await client.connect();
  try {
    await client.query("select set_config('app.today', $1, false)", [day]);
    await client.query("insert into plans (name, daily_rate) values ('Veg Thali', 120)");
    await client.query(
      `insert into users (fullname, email, phone, password, addr1, area, pincode)
       values ('Kavita Shinde', $1, '9820011223', $2, 'Flat 7, Neelkanth', 'Nerul', '400706')`,
      [login.email, await hash(login.password)],
    );
    await client.query(
      `insert into customer_plans (customer_id, plan_id, start_date, end_date, daily_rate)
       select users.id, plans.id, $2, $3, plans.daily_rate from users, plans where email = $1`,
      [login.email, day, addDays(day, 27)],
    );
  } finally {
    await client.end();
  }
  return login;
}
