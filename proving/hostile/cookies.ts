// The people in whose names hostile requests are sent.
import { hash } from "@node-rs/argon2";
import pg from "pg";
import logins from "../../prisma/demo-logins.json";
import { readButtons, Visitor } from "../drill/visitor";
import type { Cookies, Person } from "./play";

type Role = Exclude<Person, "guest">;
export type Login = { role: Role; email: string; password: string };

const ROLES: readonly Role[] = ["customer", "driver", "kitchen", "owner"];
const PASSWORD = "chaklis for a hostile day";

export function demoPeople(): Login[] {
  return ROLES.map((role) => {
    const login = logins.find((one) => one.role === role);
    if (!login) throw new Error(`the demo has no ${role}`);
    return { role, email: login.email, password: login.password };
  });
}

/** Creates in an empty product: one person of each kind, a plan in the shop, and the customer's subscription to it. */
export async function newPeople(databaseUrl: string): Promise<Login[]> {
  const people = ROLES.map((role) => ({ role, email: `hostile-${role}@example.test`, password: PASSWORD }));
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const password = await hash(PASSWORD);
  for (const { role, email } of people)
    await client.query(
      `insert into users (fullname, email, phone, password, addr1, area, pincode, role)
       values ($1, $2, '9820011223', $3, 'Flat 7, Neelkanth', 'Nerul', '400706', $4)`,
      [`Hostile ${role}`, email, password, role],
    );
  await client.query(
    `with plan as (insert into plans (name, daily_rate) values ('Hostile thali', 120) returning id, daily_rate)
     insert into customer_plans (customer_id, plan_id, start_date, end_date, daily_rate)
     select users.id, plan.id, current_date + 2, current_date + 40, plan.daily_rate from users, plan where role = 'customer'`,
  );
  await client.end();
  return people;
}

/**
 * The same for people from `newPeople`. The owner's role demands a second step before anything else: they have one except
 * while they log in.
 */
export async function newCookiesOf(
  web: string,
  people: readonly Login[],
  databaseUrl: string,
): Promise<Cookies> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("delete from authenticators");
    const cookies = await cookiesOf(web, people);
    await client.query(
      `insert into authenticators (user_id, sealed_secret, confirmed_at)
       select id, 'on a phone', now() from users where role = 'owner'`,
    );
    return cookies;
  } finally {
    await client.end();
  }
}

/** Logs them in, each from an address of their own. */
export async function cookiesOf(web: string, people: readonly Login[]): Promise<Cookies> {
  const buttons = readButtons();
  const entries = people.map(async ({ role, email, password }, index) => {
    const visitor = new Visitor(web, buttons, `10.250.0.${index + 1}`);
    await visitor.logIn(email, password);
    return [role, visitor.cookies()] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
