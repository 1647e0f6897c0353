// Asked before a command destroys what somebody may need: never with real payments, never without the database's name.
import { isLive } from "./environment.mjs";
import { StackError } from "./stack-error.mjs";

const CONSENT = "--yes-lose";

/** What `--yes-lose NAME` names, or undefined. */
const consented = (args) => (args.includes(CONSENT) ? args[args.indexOf(CONSENT) + 1] : undefined);

async function holdsRows(client) {
  const { rows } = await client.query("select to_regclass('users') is not null as found");
  return rows[0].found && (await client.query("select from users limit 1")).rowCount > 0;
}

/**
 * Refuses `deed` ("taking back x") on a database that holds rows, unless the caller names it with --yes-lose.
 * @throws StackError with what to type instead
 */
export async function refuseLoss(client, deed, args = process.argv) {
  if (isLive())
    throw new StackError(`STRIPE_SECRET_KEY is a live key: ${deed} is refused where real payments are`);
  if (!(await holdsRows(client))) return;
  const { rows } = await client.query("select current_database() as name");
  const { name } = rows[0];
  if (consented(args) === name) return;
  throw new StackError(
    `${deed} would lose data: the database ${name} holds rows. Make a copy first; then add ${CONSENT} ${name}`,
  );
}
