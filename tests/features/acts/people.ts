// The acts about accounts, and about what the kitchen sells and says.
import { asSystem } from "@/lib/db";
import { getProfile } from "@/lib/features/accounts/queries";
import { hashPassword } from "@/lib/features/accounts/passwords";
import { requestReset } from "@/lib/features/accounts/recovery";
import { openSession } from "@/lib/features/accounts/sessions";
import { NOTICE } from "@/lib/features/privacy/schema";
import { getSettings } from "@/lib/features/settings/queries";
import { customerId } from "@/lib/domain/identity";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { signDayPass } from "@/lib/features/notices/day-pass";
import { makePlan, makeSlot, makeSubscription } from "@/tests/support/make";
import { lastLink } from "../accounts/reset";
import { GOOD_PASSWORD, NEW_PASSWORD, scopeAt, typed } from "../accounts/sample";
import { leavingKey, proofKey } from "@/lib/features/email-proof/link-keys";
import { NOW, type Acts, type Prepare, type Presser } from "./kit";
import { carriedBy } from "@/tests/support/mailed-link";

let made = 0;
const nextName = (what: string) => `${what} ${(made += 1)}`;

const emailOf = async (id: number) =>
  (await asSystem((tx) => tx.user.findUniqueOrThrow({ where: { id } }))).email;

const idOf = (owner: number, presser: Presser) => presser?.id ?? owner;

/** One more session of who presses, on another device. */
const elsewhere = (owner: number, presser: Presser) =>
  openSession(scopeAt(NOW), { id: String(idOf(owner, presser)), userAgent: null });

const profileOf = (id: number) => asSystem((tx) => getProfile(tx, customerId(id), NOW));

const endedLetter: Prepare = async (owner) => {
  const recipient = await emailOf(owner);
  const data = { recipient, kind: "other", subject: "Your bill", text: "It is here", ended: "refused" };
  return { mailId: (await asSystem((tx) => tx.notification.create({ data }))).id };
};

/** Another address that a customer claims. */
async function claimOf(userId: number): Promise<string> {
  const email = `claimed-${(made += 1)}@example.test`;
  const claim = { userId, email };
  await asSystem((tx) => tx.emailClaim.upsert({ where: { userId }, create: claim, update: claim }));
  return email;
}

/** A link whose secret is this one. */
async function keepLink(key: { identifier: string; token: string }): Promise<void> {
  const expires = new Date(NOW.getTime() + 3_600_000);
  await asSystem((tx) => tx.verificationToken.create({ data: { ...key, expires } }));
}

/** A dish that one plan holds. */
async function newDish() {
  const name = nextName("Act Dish");
  await makePlan({ items: [name] });
  return asSystem((tx) => tx.dish.findFirstOrThrow({ where: { name } }));
}

/** A meal that is cooked from a day ahead on. */
const newMeal = (name: string) => ({
  ...{
    name,
    from: "2027-06-15",
    cutoffTime: "8",
    cutoffOn: "same",
    deliveredFrom: "12:00",
    deliveredBy: "2 pm",
  },
});
const planForm = () => ({ name: nextName("Act Thali"), dailyRate: "120", description: "", items: "Dal" });

export const PEOPLE_ACTS: Acts = {
  logInAction: async (owner) => {
    const password = await hashPassword(GOOD_PASSWORD);
    await asSystem((tx) => tx.user.update({ where: { id: owner }, data: { password } }));
    return { email: await emailOf(owner), password: GOOD_PASSWORD };
  },
  logOutAction: async () => ({}),
  signUpAction: async () => typed({ email: `act-${(made += 1)}@example.test` }),
  requestResetAction: async (owner) => ({ email: await emailOf(owner) }),
  openLinkAction: async (owner) => {
    const email = await emailOf(owner);
    await requestReset(scopeAt(NOW), { email });
    return { page: "reset-password", email, token: carriedBy(await lastLink(email, NOW)).token };
  },
  resetPasswordAction: async (owner) => {
    const email = await emailOf(owner);
    await requestReset(scopeAt(NOW), { email });
    const link = await lastLink(email, NOW);
    return { email, token: carriedBy(link).token, password: NEW_PASSWORD };
  },
  changePasswordAction: async (owner, presser) => {
    const password = await hashPassword(GOOD_PASSWORD);
    await asSystem((tx) => tx.user.update({ where: { id: idOf(owner, presser) }, data: { password } }));
    return { currentPassword: GOOD_PASSWORD, password: NEW_PASSWORD };
  },
  sendProofAgainAction: async (owner) => {
    await claimOf(owner);
    return {};
  },
  changeEmailAction: async (owner) => {
    const password = await hashPassword(GOOD_PASSWORD);
    await asSystem((tx) => tx.user.update({ where: { id: owner }, data: { password } }));
    return { email: `asked-${(made += 1)}@example.test`, currentPassword: GOOD_PASSWORD };
  },
  proveEmailAction: async (owner) => {
    const token = "a-secret-of-a-link-that-proves";
    await keepLink(proofKey(await claimOf(owner), token));
    return { token };
  },
  answerEmailChangeAction: async (owner) => {
    await claimOf(owner);
    const secret = "a-secret-of-a-link-to-agree";
    await keepLink(leavingKey(owner, secret));
    return { token: `${owner}.${secret}`, agrees: true };
  },
  changeDetailsAction: async (owner) => {
    const { detailsVersion: version } = await profileOf(owner);
    return { fullname: "Meera Joshi", phone: "9820012345", version };
  },
  changeAddressAction: async (owner) => {
    const { addressVersion: version } = await profileOf(owner);
    const { addr1, addr2, area, city, state, pincode } = typed();
    return { addr1, addr2, area, city, state, pincode, version };
  },
  revokeSessionAction: async (owner, presser) => {
    await elsewhere(owner, presser);
    const where = { userId: idOf(owner, presser) };
    const session = await asSystem((tx) => tx.session.findFirstOrThrow({ where, orderBy: { id: "desc" } }));
    return { sessionId: session.id };
  },
  revokeOtherSessionsAction: async (owner, presser) => {
    await elsewhere(owner, presser);
    return {};
  },
  closeAccountAction: async () => ({}),
  knowNoticeAction: async () => ({ notice: NOTICE }),
  markReadAction: async () => ({ upTo: 1 }),
  addPushDeviceAction: async (owner, presser) => {
    const endpoint = `https://fcm.googleapis.com/fcm/send/${(made += 1)}`;
    // the session of whoever presses here has no row
    const session = { userId: idOf(owner, presser), sessionToken: endpoint, expires: NOW };
    await asSystem((tx) =>
      tx.session.upsert({ where: { id: 0 }, create: { id: 0, ...session }, update: session }),
    );
    return { endpoint, p256dh: "B".repeat(87), auth: "a".repeat(22) };
  },
  removePushDeviceAction: async (owner, presser) => {
    const endpoint = `https://fcm.googleapis.com/fcm/send/${(made += 1)}`;
    const data = { endpoint, userId: idOf(owner, presser), p256dh: "B".repeat(87), auth: "a".repeat(22) };
    await asSystem((tx) => tx.pushDevice.create({ data }));
    return { endpoint };
  },
  changeByPassAction: async (owner) => {
    const plan = await makePlan();
    const ends = { startDate: "2026-11-20", endDate: "2026-12-31" };
    await makeSubscription({ customerId: owner, plan, ...ends });
    const pass = signDayPass({ customerId: customerId(owner), day: parsePlainDate("2026-12-30") });
    return { pass, act: "pause" };
  },
  chooseNoticesAction: async () => ({ choices: [{ kind: "tomorrow", channel: "email", isOn: true }] }),
  keepAccountAction: async (owner) => {
    await asSystem((tx) => tx.user.update({ where: { id: owner }, data: { closedAt: NOW } }));
    return {};
  },
  closeForCustomerAction: async (owner) => ({ customerId: owner, reason: "On the phone" }),
  logOutCustomerAction: async (owner) => ({ customerId: owner, reason: "A lost phone" }),
  keepForCustomerAction: async (owner) => {
    await asSystem((tx) => tx.user.update({ where: { id: owner }, data: { closedAt: NOW } }));
    return { customerId: owner, reason: "On the phone" };
  },
  sendLetterAgainAction: endedLetter,
  leaveLetterAction: endedLetter,
  savePlanAction: async () => planForm(),
  saveDishAction: async () => {
    const { id: dishId, version, name } = await newDish();
    const texts = { name, unit: "", mark: "veg", allergens: "none", nameHi: "", nameMr: "" };
    return { ...texts, dishId, version };
  },
  mergeDishesAction: async () => {
    const [{ id: dishId, version }, into] = [await newDish(), await newDish()];
    return { dishId, version, intoId: String(into.id) };
  },
  setPlanActiveAction: async () => ({ planId: (await makePlan()).id, isActive: false }),
  saveSettingsAction: async () => {
    const { version } = await asSystem(getSettings);
    const form = { kitchenName: nextName("Aaji"), kitchenPhone: "9820011111", kitchenAddress: "Vashi" };
    return { ...form, kitchenEmail: "", dueDays: "7", version };
  },
  addSlotAction: async () => newMeal(nextName("Meal")),
  saveSlotAction: async () => {
    const slotId = await makeSlot(nextName("Old meal"), "09:00");
    const { version } = await asSystem((tx) => tx.slot.findUniqueOrThrow({ where: { id: slotId } }));
    return { ...newMeal(nextName("New meal")), slotId, version };
  },
  addAreaAction: async () => ({ name: nextName("Area") }),
};
