// Which acts of staff are done only for who has proved lately who they are, and why the others are done without. A new one
// needs a line here.
import fs from "node:fs";
import path from "node:path";
import { getViewer } from "@/lib/access/auth";
import { closeRateLimits } from "@/lib/access/rate-limit";
import { asSystem } from "@/lib/db";
import { userId, type CustomerId, type Role } from "@/lib/domain/identity";
import { digestOfTables } from "@/tests/support/digest";
import { gatewayOfFile } from "@/tests/support/gateway";
import { makeCustomer, makeStaff } from "@/tests/support/make";
import { actionOf } from "./actions";
import { allActs } from "./all";
import { NOW } from "./kit";

jest.mock("next/cache", () => ({ revalidatePath: jest.fn(), refresh: jest.fn() }));
jest.mock("next/headers", () => jest.requireActual<object>("../passkeys/jar"));
jest.mock("next/server", () => ({ after: jest.fn() }));
jest.mock("@/lib/clock", () => ({ clockNow: () => new Date("2026-12-02T10:00:00+05:30") }));
jest.mock("@/lib/access/auth", () => ({
  ...jest.requireActual<object>("@/lib/access/auth"),
  getViewer: jest.fn(),
  signIn: jest.fn(),
  signOut: jest.fn(),
}));

const ACTS = allActs(gatewayOfFile());
afterAll(closeRateLimits);

const MONEY = "gives, takes or moves money by hand";
const STAFF = "decides who works here and gets in";
const SETTINGS = "what the kitchen is and serves";

const ASKS: Readonly<Record<string, string>> = {
  takeDoorPaymentAction: MONEY,
  counterDoorPaymentAction: MONEY,
  creditComplaintAction: MONEY,
  creditMissedAction: MONEY,
  giveCreditAction: MONEY,
  takeBackCreditAction: MONEY,
  refundPaymentAction: MONEY,
  settleCaseAction: MONEY,
  saveSettingsAction: SETTINGS,
  addAreaAction: SETTINGS,
  addSlotAction: SETTINGS,
  saveSlotAction: SETTINGS,
  inviteStaffAction: STAFF,
  inviteAgainAction: STAFF,
  setStaffRoleAction: STAFF,
  deactivateStaffAction: STAFF,
  activateStaffAction: STAFF,
  endStaffSessionsAction: STAFF,
  giveFirstPasswordAction: STAFF,
};

const DAYS = "what somebody on the phone asks for, with a reason; bills follow from the days by themselves";
const SHOWS = "shows, and changes nothing";
const COMPUTED = "computes from the days what a job would as well; nobody chooses an amount";
const NOTED = "what is noted beside the stove, of no person and no money";
const SHOP = "what is sold and cooked; nobody's money moves, and what runs keeps its price";
const ROUNDS = "who brings what, and where; nobody's money moves, and what was typed stays";
const PACKING = "counts boxes on a table; a wrong word is put right by the next one";
const LETTERS = "a letter that was written already";
const DIET = "what is in a tiffin, not what it costs; the cook decides it with both hands full";
const SENTENCE = "gives nothing: a sentence that the customer reads";
const CLOSING = "can be undone for thirty days, and its owner gets a letter at once";

const DOES_NOT: Readonly<Record<string, string>> = {
  adminPauseDaysAction: DAYS,
  adminResumeDaysAction: DAYS,
  adminSkipDayAction: DAYS,
  adminUnskipDayAction: DAYS,
  adminEndEarlyAction: DAYS,
  adminExtendAction: DAYS,
  addClosuresAction: DAYS,
  removeClosureAction: DAYS,
  addTiffinsAction: DAYS,
  takeOffTiffinsAction: DAYS,
  sayDayAddressAction: ROUNDS,
  dropDayAddressAction: ROUNDS,
  previewAdminPauseAction: SHOWS,
  previewAdminResumeAction: SHOWS,
  previewAdminSkipAction: SHOWS,
  previewAdminUnskipAction: SHOWS,
  previewAdminEndAction: SHOWS,
  previewAdminExtendAction: SHOWS,
  previewClosureAction: SHOWS,
  previewOpeningAction: SHOWS,
  generateBillsAction: COMPUTED,
  recalculateBillAction: COMPUTED,
  leaveBillAction: "leaves a bill as it is",
  checkBooksAction: "asks the gateway, and changes nothing",
  declineComplaintAction: SENTENCE,
  adminSaveDietAction: DIET,
  decideDietAction: DIET,
  seeAmendmentsAction: "says that the cook has read something",
  markPackedAction: PACKING,
  markLoadedAction: PACKING,
  saveMenusAction: SHOP,
  copyLastWeekAction: SHOP,
  savePlanAction: SHOP,
  setPlanActiveAction: SHOP,
  saveDishAction: SHOP,
  mergeDishesAction: SHOP,
  saveRouteAction: ROUNDS,
  orderRouteAction: ROUNDS,
  closeRouteAction: ROUNDS,
  putOnRouteAction: ROUNDS,
  putAreaOnRouteAction: ROUNDS,
  setDriverOfDayAction: ROUNDS,
  makeOneRouteAction: ROUNDS,
  saveBuildingAction: ROUNDS,
  sayBuildingAction: ROUNDS,
  saveRecipeAction: SHOP,
  savePackAction: SHOP,
  saveLeftoversAction: NOTED,
  noteFoodSafetyAction: NOTED,
  sendLetterAgainAction: LETTERS,
  leaveLetterAction: LETTERS,
  closeForCustomerAction: CLOSING,
  keepForCustomerAction: CLOSING,
  logOutCustomerAction: "shuts out whoever should not be in, which must not wait; its owner logs in again",
};

/** Somebody of that role who proved it so many minutes ago. */
async function become(role: Role, minutes: number, customer?: CustomerId) {
  const staff = role === "customer" ? { id: userId(Number(customer)), role } : await makeStaff(role);
  const provedAt = new Date(NOW.getTime() - minutes * 60_000);
  const { email } = await asSystem((tx) => tx.user.findUniqueOrThrow({ where: { id: staff.id } }));
  const who = { id: userId(staff.id), role, fullname: "", email };
  jest.mocked(getViewer).mockResolvedValue({ ...who, sessionId: 0, provedAt });
  return staff;
}

/** The actions that are made by one of the wrappers for staff. */
function actsOfStaff(): string[] {
  const features = path.join(process.cwd(), "lib", "features");
  return fs
    .readdirSync(features, { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "actions.ts")
    .flatMap((file) => fs.readFileSync(path.join(features, file), "utf8").split(/^(?=export )/m))
    .filter((text) => /\bstaff(?:Flow)?Action\(/.test(text))
    .flatMap((text) => /^export const (\w+)/.exec(text)?.[1] ?? []);
}

test("every act of staff stands in one of these tables", () => {
  expect(actsOfStaff().length).toBeGreaterThan(40);
  expect([...Object.keys(ASKS), ...Object.keys(DOES_NOT)].toSorted()).toEqual(actsOfStaff().toSorted());
});

test.each(Object.keys(ASKS))(
  "%s asks after a quarter of an hour, and does nothing before it is answered",
  async (name) => {
    const owner = await makeCustomer();
    const presser = await become("owner", 15.1);
    const input = await ACTS[name]?.(owner, presser);
    const action = await actionOf(name);
    const before = await digestOfTables();
    expect(await action(input)).toEqual({ ok: false, error: "proof-needed" });
    expect(await digestOfTables()).toEqual(before);
    jest.mocked(getViewer).mockResolvedValue({ ...(await seen()), provedAt: NOW });
    expect(await action(input)).toMatchObject({ ok: true });
  },
);

test.each(Object.keys(DOES_NOT))("%s does not ask", async (name) => {
  const owner = await makeCustomer();
  const presser = await become("owner", 600);
  const input = await ACTS[name]?.(owner, presser);
  expect(await (await actionOf(name))(input)).toMatchObject({ ok: true });
});

const OWN_ACCOUNT = ["revokeSessionAction", "revokeOtherSessionsAction", "startAuthenticatorAction"];
const ANYBODY = OWN_ACCOUNT.flatMap((name) => [[name, "customer"] as const, [name, "driver"] as const]);

test.each(ANYBODY)(
  "%s asks a %s too after a quarter of an hour, and does nothing before that is answered",
  async (name, role) => {
    const owner = await makeCustomer();
    const presser = await become(role, 15.1, owner);
    const input = await ACTS[name]?.(owner, presser);
    const action = await actionOf(name);
    const before = await digestOfTables();
    expect(await action(input)).toEqual({ ok: false, error: "proof-needed" });
    expect(await digestOfTables()).toEqual(before);
    jest.mocked(getViewer).mockResolvedValue({ ...(await seen()), provedAt: NOW });
    expect(await action(input)).toMatchObject({ ok: true });
  },
);

test("a driver at a door is not asked, however long ago they logged in", async () => {
  const presser = await become("driver", 600);
  const input = await ACTS["takeDoorPaymentAction"]?.(await makeCustomer(), presser);
  expect(await (await actionOf("takeDoorPaymentAction"))(input)).toMatchObject({ ok: true });
});

async function seen() {
  const viewer = await getViewer();
  if (!viewer) throw new Error("nobody");
  return viewer;
}
