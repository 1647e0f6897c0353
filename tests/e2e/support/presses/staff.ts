// How the office presses what concerns its staff, and how they join.
import { createHash } from "node:crypto";
import { rows, valueOf } from "../database";
import { demoLogin } from "../people";
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

const NEW_PASSWORD = "Kothimbir-Vadi-42";

let made = 0;

type Colleague = { id: number; email: string; password: string; name: string };

/** A member of staff; `columns` is SQL that sets columns. */
async function newColleague(columns = "role = 'driver'"): Promise<Colleague> {
  made += 1;
  const { email: known, password } = demoLogin("driver");
  const [email, name] = [`colleague-${process.pid}-${made}@example.test`, `Pressed Colleague ${made}`];
  const id = Number(
    await valueOf(
      `insert into users (fullname, email, phone, password, addr1, area, pincode, role)
       select $1, $2, '', password, addr1, area, pincode, 'driver' from users where email = $3 returning id`,
      [name, email, known],
    ),
  );
  await rows(`update users set ${columns} where id = $1`, [id]);
  return { id, email, password, name };
}

async function openedPerson(visit: Visit, columns?: string) {
  const colleague = await newColleague(columns);
  return { colleague, page: await opened(visit, "owner", `/admin/staff/${colleague.id}`) };
}

async function inviteStaff(visit: Visit): Promise<Ready> {
  const name = `Pressed Invitation ${(made += 1)}`;
  const page = await opened(visit, "owner", "/admin/staff");
  await page.getByRole("button", { name: "Add staff" }).click();
  await fill(page, { "Full name": name, "Mobile number": String(9_860_000_000 + made) });
  await page.getByLabel("Role").selectOption("driver");
  return {
    page,
    press: clickAsked(page, "Invite"),
    count: () => countOf("select count(*) from users where fullname = $1", [name]),
    shows: () => page.getByLabel("Link to join").waitFor(),
  };
}

async function inviteAgain(visit: Visit): Promise<Ready> {
  const { page, colleague } = await openedPerson(visit, "invited_at = app_now()");
  return {
    page,
    press: click(page, "Send the invitation again"),
    count: acts("invite-again", colleague.id),
    shows: seen(page, "A new letter leaves"),
  };
}

async function setStaffRole(visit: Visit): Promise<Ready> {
  const { page, colleague } = await openedPerson(visit);
  await page.getByRole("combobox", { name: "Role" }).selectOption("kitchen");
  return {
    page,
    press: click(page, "Change role"),
    count: acts("set-staff-role", colleague.id),
    shows: () => page.getByRole("definition").filter({ hasText: "Kitchen" }).waitFor(),
  };
}

const withReason = async (visit: Visit, way: "Deactivate" | "Activate", columns?: string) => {
  const { page, colleague } = await openedPerson(visit, columns);
  await page.getByRole("button", { name: way, exact: true }).click();
  await fill(page, { Reason: "They asked for it" });
  const other = way === "Activate" ? "Deactivate" : "Activate";
  return {
    page,
    press: clickAsked(page, way),
    count: acts(`${way.toLowerCase()}-staff`, colleague.id),
    shows: () => page.getByRole("button", { name: other, exact: true }).waitFor(),
  };
};

async function endStaffSessions(visit: Visit): Promise<Ready> {
  const { page, colleague } = await openedPerson(visit);
  await page.getByRole("button", { name: "End sessions" }).click();
  return {
    page,
    press: clickAsked(page, "End sessions"),
    count: acts("end-staff-sessions", colleague.id),
    shows: seen(page, "They were not logged in."),
  };
}

async function giveFirstPassword(visit: Visit): Promise<Ready> {
  const { page, colleague } = await openedPerson(visit);
  await page.getByRole("button", { name: "New first password" }).click();
  return {
    page,
    press: clickAsked(page, "New first password"),
    count: acts("give-first-password", colleague.id),
    shows: () => page.getByLabel("First password").waitFor(),
  };
}

async function join(visit: Visit): Promise<Ready> {
  const colleague = await newColleague("invited_at = app_now()");
  const secret = `pressed-invitation-of-${colleague.id}`;
  const digest = createHash("sha256").update(secret).digest("hex");
  await rows(
    "insert into verification_tokens (identifier, token, expires) values ($1, $2, app_now() + interval '3 days')",
    [`join ${colleague.id}`, digest],
  );
  const page = await opened(visit, "guest", `/join#token=${colleague.id}.${secret}`);
  await page.getByLabel("Password", { exact: true }).fill(NEW_PASSWORD);
  return {
    page,
    press: click(page, "Save and log in"),
    count: acts("join-staff", colleague.id),
    shows: () => page.waitForURL(/\/drive/),
  };
}

async function chooseFirstPassword(visit: Visit): Promise<Ready> {
  const colleague = await newColleague();
  const page = await visit(colleague);
  await rows("update users set has_first_password = true where id = $1", [colleague.id]);
  await page.goto("/admin/deliveries");
  await page.waitForURL(/\/first-password/);
  await page.getByLabel("New password", { exact: true }).fill(NEW_PASSWORD);
  return {
    page,
    press: click(page, "Save and go on"),
    count: acts("choose-first-password", colleague.id),
    shows: () => page.waitForURL(/\/drive/),
  };
}

export const STAFF_PRESSES: Presses = {
  inviteStaffAction: inviteStaff,
  inviteAgainAction: inviteAgain,
  setStaffRoleAction: setStaffRole,
  deactivateStaffAction: (visit) => withReason(visit, "Deactivate"),
  activateStaffAction: (visit) => withReason(visit, "Activate", "deactivated_at = app_now()"),
  endStaffSessionsAction: endStaffSessions,
  giveFirstPasswordAction: giveFirstPassword,
  joinAction: join,
  chooseFirstPasswordAction: chooseFirstPassword,
};
