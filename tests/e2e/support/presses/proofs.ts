// How the office proves again who it is.
import { demoLogin } from "../people";
import { addressThere, fillPasskey, giveDevice, goOn, logInThere, personThere, rowsThere } from "../passkeys";
import { click, opened, seen, type Presses, type Ready, type Visit } from "./kit";

const PAGE = "/admin/prove?next=/admin/customers/export";
const sent = async (): Promise<number> => 0;

async function byPassword(visit: Visit): Promise<Ready> {
  const page = await opened(visit, "owner", PAGE);
  const { password } = demoLogin("owner");
  await page.getByLabel("Your password", { exact: true }).fill(password);
  return {
    page,
    press: click(page, "Go on"),
    count: sent,
    shows: seen(page, "The file is on its way."),
    effect: "each",
  };
}

const byPasskey =
  (after: number) =>
  async (visit: Visit): Promise<Ready> => {
    const person = await personThere();
    const page = await visit("guest");
    await giveDevice(page);
    await logInThere(page, person);
    await fillPasskey(page, person, "My phone");
    await goOn(page);
    await page.getByText("Not used yet").waitFor();
    await rowsThere("update users set role = 'owner' where id = $1 returning id", [person.id]);
    await rowsThere(
      `insert into authenticators (user_id, sealed_secret, confirmed_at)
       values ($1, 'on a phone', app_now()) returning user_id`,
      [person.id],
    );
    await page.goto(await addressThere(PAGE));
    return {
      page,
      press: click(page, "Use a passkey"),
      count: sent,
      shows: seen(page, "The file is on its way."),
      effect: "each",
      after,
    };
  };

export const PROOF_PRESSES: Presses = {
  proveAction: byPassword,
  proveOptionsAction: byPasskey(0),
  proveByPasskeyAction: byPasskey(1),
};
