// Customers of the loaded year who have logged in, each from an address of their own.
import { hash } from "@node-rs/argon2";
import { Client } from "pg";
import { readButtons, Visitor } from "@/proving/drill/visitor";
import { LOADED_DAY } from "../year/load-year";

const PASSWORD = "Kothimbir-Vadi-42";

/** Gives a password to `count` customers to whom something is brought on the loaded day, before anything else runs. */
export async function withPasswords(databaseUrl: string, count: number): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ email: string }>(
      `UPDATE users SET password = $1 WHERE id IN (SELECT DISTINCT customer_id FROM customer_plans
         WHERE start_date <= $2::date AND end_date >= $2::date + 14 ORDER BY 1 LIMIT $3) RETURNING email`,
      [await hash(PASSWORD), LOADED_DAY, count],
    );
    return rows.map(({ email }) => email);
  } finally {
    await client.end();
  }
}

/** Logs them in, and gives back their cookies. */
export async function cookiesOf(address: string, emails: readonly string[]): Promise<string[]> {
  const buttons = readButtons();
  const cookies: string[] = [];
  for (const [index, email] of emails.entries()) {
    const visitor = new Visitor(address, buttons, `10.240.${Math.floor(index / 250)}.${index % 250}`);
    await visitor.logIn(email, PASSWORD);
    cookies.push(visitor.cookies());
  }
  return cookies;
}
