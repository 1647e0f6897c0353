import type { GuestFlow } from "@/lib/access/action";
import { getViewer, homeOf } from "@/lib/access/auth";
import { whyNotProved } from "@/lib/access/log-in";
import { asSystem } from "@/lib/db";
import { ok } from "@/lib/domain/result";
import { closeSessionById } from "@/lib/features/accounts/sessions";
import { joinStaff } from "@/lib/features/staff/join";
import type { JoinInput } from "@/lib/features/staff/schema";
import { onceInFlow } from "@/lib/press/press";
import { rememberDevice } from "@/lib/tries/known-device";

/** Accepts an invitation and logs its owner in, replacing whoever was logged in here before. */
export async function joinAndLogIn(flow: GuestFlow, input: JoinInput) {
  const result = await onceInFlow(() => joinStaff(flow, input));
  if (!result.ok) return result;
  const { id, email, role } = result.value;
  flow.names({ id });
  const before = await getViewer();
  if (!(await whyNotProved({ email, password: input.password }))) {
    if (before) await closeSessionById({ system: asSystem }, before.sessionId);
    await rememberDevice(email);
  }
  return ok({ to: homeOf(role) });
}
