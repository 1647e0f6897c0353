// Every action by every role: who may press it comes through and stands in the audit log, and for everybody else there is
// nothing to press. A new action needs a line in the tables below, and a press beside this file.
import { getViewer, signIn } from "@/lib/access/auth";
import { closeRateLimits } from "@/lib/access/rate-limit";
import { asSystem } from "@/lib/db";
import { ROLES, userId, type Role } from "@/lib/domain/identity";
import { verifyCredentials } from "@/lib/features/accounts/commands";
import { digestOfTables } from "@/tests/support/digest";
import { gatewayOfFile } from "@/tests/support/gateway";
import { makeCustomer, makeStaff } from "@/tests/support/make";
import { actionOf, loadActions } from "./actions";
import { allActs } from "./all";
import { NOW, type Presser } from "./kit";

jest.mock("next/cache", () => ({ revalidatePath: jest.fn(), refresh: jest.fn() }));
jest.mock("next/headers", () => jest.requireActual<object>("../passkeys/jar"));
jest.mock("next/server", () => ({ after: jest.fn() }));
jest.mock("@/lib/access/rate-limit", () => ({
  ...jest.requireActual<object>("@/lib/access/rate-limit"),
  takeTry: async () => true,
  forgetTries: async () => {},
}));
jest.mock("@/lib/clock", () => ({ clockNow: () => new Date("2026-12-02T10:00:00+05:30") }));
// Auth.js is driven by the browser tests; who is one of some roles is asked of the module itself
jest.mock("@/lib/access/auth", () => ({
  ...jest.requireActual<object>("@/lib/access/auth"),
  getViewer: jest.fn(),
  signIn: jest.fn(),
  signOut: jest.fn(),
}));

const gateway = gatewayOfFile();
beforeAll(() => {
  jest.mocked(signIn).mockImplementation(async (provider, given) => {
    const { email, password } = { email: "", password: "", ...(given instanceof FormData ? {} : given) };
    if (provider === "credentials") await verifyCredentials({ system: asSystem }, { email, password });
  });
});
afterAll(closeRateLimits);
const ACTS = allActs(gateway);

const OFFICE = ["admin", "owner"] as const;
const ALL_ROLES: readonly Role[] = ROLES;

/** Who may press what of staff; money at the door is for whoever stands there. */
const OF_STAFF: Readonly<Record<string, readonly Role[]>> = {
  adminPauseDaysAction: OFFICE,
  adminResumeDaysAction: OFFICE,
  adminSkipDayAction: OFFICE,
  adminUnskipDayAction: OFFICE,
  previewAdminPauseAction: OFFICE,
  previewAdminResumeAction: OFFICE,
  previewAdminSkipAction: OFFICE,
  previewAdminUnskipAction: OFFICE,
  adminEndEarlyAction: OFFICE,
  adminExtendAction: OFFICE,
  previewAdminEndAction: OFFICE,
  previewAdminExtendAction: OFFICE,
  addClosuresAction: OFFICE,
  previewClosureAction: OFFICE,
  removeClosureAction: OFFICE,
  ...{ addTiffinsAction: OFFICE, takeOffTiffinsAction: OFFICE, sayDayAddressAction: OFFICE },
  ...{ dropDayAddressAction: OFFICE, saveMenusAction: OFFICE, copyLastWeekAction: OFFICE },
  previewOpeningAction: OFFICE,
  ...{ markPackedAction: ["kitchen", ...OFFICE], markLoadedAction: ["kitchen", ...OFFICE] },
  generateBillsAction: OFFICE,
  recalculateBillAction: OFFICE,
  leaveBillAction: OFFICE,
  adminSaveDietAction: OFFICE,
  decideDietAction: ["kitchen", ...OFFICE],
  ...{ creditComplaintAction: OFFICE, creditMissedAction: OFFICE, declineComplaintAction: OFFICE },
  giveCreditAction: OFFICE,
  takeBackCreditAction: OFFICE,
  takeDoorPaymentAction: ["driver", ...OFFICE],
  counterDoorPaymentAction: OFFICE,
  settleCaseAction: OFFICE,
  refundPaymentAction: OFFICE,
  checkBooksAction: OFFICE,
  sendLetterAgainAction: OFFICE,
  leaveLetterAction: OFFICE,
  closeForCustomerAction: OFFICE,
  keepForCustomerAction: OFFICE,
  logOutCustomerAction: OFFICE,
  seeAmendmentsAction: ["kitchen", ...OFFICE],
  savePlanAction: OFFICE,
  setPlanActiveAction: OFFICE,
  saveDishAction: OFFICE,
  mergeDishesAction: OFFICE,
  ...{ saveRouteAction: OFFICE, orderRouteAction: OFFICE, closeRouteAction: OFFICE },
  ...{ putOnRouteAction: OFFICE, putAreaOnRouteAction: OFFICE, setDriverOfDayAction: OFFICE },
  ...{ makeOneRouteAction: OFFICE, saveBuildingAction: OFFICE, sayBuildingAction: OFFICE },
  ...{ saveRecipeAction: OFFICE, savePackAction: OFFICE },
  saveLeftoversAction: ["kitchen", ...OFFICE],
  noteFoodSafetyAction: ["kitchen", ...OFFICE],
  saveSettingsAction: OFFICE,
  addAreaAction: OFFICE,
  addSlotAction: OFFICE,
  saveSlotAction: OFFICE,
  inviteStaffAction: OFFICE,
  inviteAgainAction: OFFICE,
  setStaffRoleAction: OFFICE,
  deactivateStaffAction: OFFICE,
  activateStaffAction: OFFICE,
  endStaffSessionsAction: OFFICE,
  giveFirstPasswordAction: OFFICE,
};

const OF_CUSTOMERS = [
  ...["pauseDaysAction", "resumeDaysAction", "skipDayAction", "unskipDayAction"],
  ...["subscribeAction", "endEarlyAction", "extendAction"],
  ...["startPaymentAction", "checkBillPaymentAction", "changeDetailsAction", "changeAddressAction"],
  ...["complainAction", "saveDietAction"],
  ...["closeAccountAction", "keepAccountAction", "knowNoticeAction"],
  ...["sendProofAgainAction", "changeEmailAction", "proveEmailAction", "markReadAction"],
  ...["keepEstimatesAction", "forgetEstimatesAction"],
  ...["chooseNoticesAction", "addPushDeviceAction", "removePushDeviceAction"],
];
const OF_ANYBODY_LOGGED_IN = [
  ...["changePasswordAction", "revokeSessionAction", "revokeOtherSessionsAction"],
  ...["startAuthenticatorAction", "confirmAuthenticatorAction"],
  ...["renewRecoveryCodesAction", "takeOffAuthenticatorAction"],
  ...["chooseFirstPasswordAction", "renewSessionAction"],
  ...["proveAction", "proveOptionsAction", "proveByPasskeyAction"],
  ...["startPasskeyAction", "addPasskeyAction", "removePasskeyAction"],
];
const OF_GUESTS_TOO = [
  ...["logInAction", "logOutAction", "signUpAction", "startAction"],
  ...["requestResetAction", "openLinkAction", "resetPasswordAction", "joinAction"],
  ...["passkeyOptionsAction", "passkeyLogInAction"],
  ...["answerEmailChangeAction", "changeByPassAction"],
];

/** What leaves no line in the audit log, and why. */
const UNAUDITED: Readonly<Record<string, string>> = {
  previewAdminPauseAction: "shows, and changes nothing",
  previewAdminResumeAction: "shows, and changes nothing",
  previewAdminSkipAction: "shows, and changes nothing",
  previewAdminUnskipAction: "shows, and changes nothing",
  previewAdminEndAction: "shows, and changes nothing",
  previewAdminExtendAction: "shows, and changes nothing",
  previewClosureAction: "shows, and changes nothing",
  previewOpeningAction: "shows, and changes nothing",
  checkBooksAction: "asks the gateway; what it finds stands among the odd cases",
  checkBillPaymentAction: "asks the gateway; what it tells stands in the payment",
  knowNoticeAction: "the consents are a log of their own, which nothing rewrites",
  startPaymentAction: "the payment's own row says who pays what, and when",
  renewSessionAction: "the session's row says it",
  proveAction: "the session's row says it, and the system log",
  proveOptionsAction: "shows, and changes nothing",
  proveByPasskeyAction: "the session's row says it, and the system log",
  startPasskeyAction: "nothing is kept until a device has made a key",
  openLinkAction: "shows, and changes nothing",
  passkeyOptionsAction: "shows, and changes nothing",
  markReadAction: "the entry's row says when it was read",
  keepEstimatesAction: "the estimate's own row says it",
  forgetEstimatesAction: "a note of one's own, of which nothing is kept",
  passkeyLogInAction: "the session's row says it",
  startAuthenticatorAction: "nothing is on until its first code came",
  logInAction: "the session's row says it",
  logOutAction: "the session's row says it",
  requestResetAction: "the letter in the outbox says it; whoever asks need not be the account's owner",
};

type Who = Role | "guest";
const EVERYBODY: readonly Who[] = ["guest", ...ALL_ROLES];

function mayPress(name: string): readonly Who[] {
  if (OF_GUESTS_TOO.includes(name)) return EVERYBODY;
  if (OF_ANYBODY_LOGGED_IN.includes(name)) return ALL_ROLES;
  return OF_CUSTOMERS.includes(name) ? ["customer"] : (OF_STAFF[name] ?? []);
}

const emailOf = async (id: number) =>
  (await asSystem((tx) => tx.user.findUniqueOrThrow({ where: { id } }))).email;

/** Whoever presses as `who`: the owner themselves, or a new member of staff. */
async function presserAs(who: Who, owner: number): Promise<Presser> {
  if (who === "guest") return null;
  return who === "customer" ? { id: owner, role: who } : makeStaff(who);
}

/** Lets them press from now on. */
async function become(presser: Presser): Promise<void> {
  const viewer = presser && {
    ...presser,
    id: userId(presser.id),
    fullname: "",
    email: await emailOf(presser.id),
    sessionId: 0,
    provedAt: NOW,
  };
  jest.mocked(getViewer).mockResolvedValue(viewer);
}

/** What the log holds of theirs; of an act that needs no session, what it holds of anybody. */
function auditsOf(name: string, presser: Presser): Promise<number> {
  const isAnybodys = presser === null || OF_GUESTS_TOO.includes(name);
  const where = isAnybodys ? {} : { actorId: presser.id, actorRole: presser.role };
  return asSystem((tx) => tx.auditLog.count({ where }));
}

const names = Object.keys(ACTS);

test("every action stands in these tables, and nothing else does", async () => {
  const all = [...(await loadActions()).keys()].toSorted();
  expect(names.toSorted()).toEqual(all);
  const listed = [...Object.keys(OF_STAFF), ...[...OF_CUSTOMERS, ...OF_ANYBODY_LOGGED_IN, ...OF_GUESTS_TOO]];
  expect(listed.toSorted()).toEqual(all);
  expect(Object.keys(UNAUDITED).filter((name) => !all.includes(name))).toEqual([]);
});

test.each(names.filter((name) => !OF_GUESTS_TOO.includes(name)))(
  "%s: whoever may not press it is refused, and nothing is written",
  async (name) => {
    const owner = await makeCustomer();
    const input = await ACTS[name]?.(owner, null);
    const action = await actionOf(name);
    const refused = EVERYBODY.filter((who) => !mayPress(name).includes(who));
    const people: (readonly [Who, Presser])[] = [];
    for (const who of refused) people.push([who, await presserAs(who, owner)]);
    const before = await digestOfTables();
    for (const [who, presser] of people) {
      await become(presser);
      const error = who === "guest" ? "signed-out" : "not-found";
      expect({ who, answer: await action(input) }).toEqual({ who, answer: { ok: false, error } });
    }
    expect(await digestOfTables()).toEqual(before);
  },
);

test.each(names)("%s: whoever may press it comes through, and the log says so", async (name) => {
  const action = await actionOf(name);
  for (const who of mayPress(name)) {
    const owner = await makeCustomer();
    const presser = await presserAs(who, owner);
    await become(presser);
    const input = await ACTS[name]?.(owner, presser);
    const before = await auditsOf(name, presser);
    expect({ who, answer: await action(input) }).toMatchObject({ who, answer: { ok: true } });
    const isLogged = (await auditsOf(name, presser)) > before;
    expect({ who, isLogged }).toEqual({ who, isLogged: UNAUDITED[name] === undefined });
  }
});

test("the clock of these presses is the one that their inputs were made for", async () => {
  const { clockNow } = await import("@/lib/clock");
  expect(clockNow()).toEqual(NOW);
});
