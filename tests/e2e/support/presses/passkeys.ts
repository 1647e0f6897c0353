// How people press what concerns their passkeys.
import type { Page } from "@playwright/test";
import {
  fillPasskey,
  giveDevice,
  goOn,
  logOut,
  logInThere,
  personThere,
  rowsThere,
  type Person,
} from "../passkeys";
import { click, seen, type Presses, type Ready, type Visit } from "./kit";

const countThere = async (sql: string, id: number) =>
  Number((await rowsThere<{ n: number }>(sql, [id]))[0]?.n);
const keysOf = ({ id }: Person) =>
  countThere("select count(*)::int as n from passkeys where user_id = $1", id);
const sessionsOf = ({ id }: Person) =>
  countThere("select count(*)::int as n from sessions where user_id = $1", id);

async function person(visit: Visit): Promise<{ page: Page; person: Person }> {
  const someone = await personThere();
  const page = await visit("guest");
  await giveDevice(page);
  await logInThere(page, someone);
  return { page, person: someone };
}

async function holder(visit: Visit): Promise<{ page: Page; person: Person }> {
  const found = await person(visit);
  await fillPasskey(found.page, found.person, "My phone");
  await goOn(found.page);
  await found.page.getByText("Not used yet").waitFor();
  return found;
}

const filled =
  (effect: "each" | "once") =>
  async (visit: Visit): Promise<Ready> => {
    const { page, person: someone } = await person(visit);
    await fillPasskey(page, someone, "My phone");
    return {
      page,
      press: () => goOn(page),
      count: () => keysOf(someone),
      shows: seen(page, "Not used yet"),
      ...(effect === "each" ? { effect } : { after: 1 }),
    };
  };

async function remove(visit: Visit): Promise<Ready> {
  const { page, person: someone } = await holder(visit);
  return {
    page,
    press: click(page, /^Remove/),
    count: async () => 1 - (await keysOf(someone)),
    shows: () => page.getByText("Not used yet").waitFor({ state: "detached" }),
  };
}

const opening =
  (after: number) =>
  async (visit: Visit): Promise<Ready> => {
    const { page, person: someone } = await holder(visit);
    await logOut(page);
    return {
      page,
      press: click(page, "Use a passkey"),
      count: () => sessionsOf(someone),
      shows: () => page.waitForURL(/\/dashboard/),
      effect: "each",
      after,
    };
  };

export const PASSKEY_PRESSES: Presses = {
  startPasskeyAction: filled("each"),
  addPasskeyAction: filled("once"),
  removePasskeyAction: remove,
  passkeyOptionsAction: opening(0),
  passkeyLogInAction: opening(1),
};
