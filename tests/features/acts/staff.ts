// The acts about who works here.
import { asSystem } from "@/lib/db";
import { hashPassword } from "@/lib/features/accounts/passwords";
import { inviteStaff } from "@/lib/features/staff/invite";
import { makeStaff } from "@/tests/support/make";
import { GOOD_PASSWORD, NEW_PASSWORD, scopeAt } from "../accounts/sample";
import { NOW, REASON, type Acts, type Prepare } from "./kit";
import { carriedBy } from "@/tests/support/mailed-link";

let made = 0;

const someone = () => ({
  fullname: "Imran Shaikh",
  email: "",
  phone: String(9_870_000_000 + (made += 1)),
  role: "driver" as const,
});

async function invited() {
  const done = await inviteStaff({ ...scopeAt(NOW), staff: "system" }, someone());
  if (!done.ok || done.value.link === null) throw new Error("no link");
  return { userId: done.value.userId, token: carriedBy(done.value.link).token };
}

async function seen(isOut = false) {
  const { id: userId } = await makeStaff("driver");
  const data = { deactivatedAt: isOut ? NOW : null };
  const { staffVersion: version } = await asSystem((tx) => tx.user.update({ where: { id: userId }, data }));
  return { userId, version };
}

const driver: Prepare = async () => ({ userId: (await makeStaff("driver")).id });

export const STAFF_ACTS: Acts = {
  inviteStaffAction: async () => someone(),
  inviteAgainAction: async () => ({ userId: (await invited()).userId }),
  setStaffRoleAction: async () => ({ ...(await seen()), role: "kitchen" }),
  deactivateStaffAction: async () => ({ ...(await seen()), reason: REASON }),
  activateStaffAction: async () => ({ ...(await seen(true)), reason: REASON }),
  endStaffSessionsAction: driver,
  giveFirstPasswordAction: driver,
  joinAction: async () => ({ token: (await invited()).token, password: NEW_PASSWORD }),
  chooseFirstPasswordAction: async (owner, presser) => {
    const data = { password: await hashPassword(GOOD_PASSWORD), hasFirstPassword: true };
    await asSystem((tx) => tx.user.update({ where: { id: presser?.id ?? owner }, data }));
    return { password: NEW_PASSWORD };
  },
};
