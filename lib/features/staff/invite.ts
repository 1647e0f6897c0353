import { randomBytes } from "node:crypto";
import type { Tx } from "@/lib/db";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { rolesToGive, staffState, type StaffChangeRefusal } from "@/lib/domain/staff/changes";
import { isStandIn, standInEmail } from "@/lib/domain/typed/stand-in-email";
import { hashPassword } from "@/lib/features/accounts/passwords";
import { audit } from "@/lib/features/audit/commands";
import { letters, queueMail } from "@/lib/post/mail";
import { kept, onceInFlow, secretOfPress } from "@/lib/press/press";
import type { SystemFlow } from "@/lib/scope";
import { WORKPLACE } from "./add-staff";
import { INVITATION_DAYS, invitationLink, keepInvitation, voidInvitations } from "./invitation-links";
import { lockedActor, lockedStaff, type StaffActor, type StaffRow } from "./locked";
import type { InviteInput } from "./schema";

type Flow = SystemFlow & { staff: StaffActor };
type Person = Pick<StaffRow, "id" | "fullname" | "email" | "role">;
type Done = { userId: number; isMailed: boolean };

/** `link`: for someone without an e-mail, to be passed on; it is returned to whoever asked and stored nowhere. */
export type Invitation = { userId: number; link: string | null };

/** Opens an account for a future staff member. They choose their password through a link, and can't log in before that. */
export function inviteStaff(
  flow: Flow,
  input: InviteInput,
): Promise<Result<Invitation, StaffChangeRefusal | "staff-gone" | "email-taken" | "phone-taken">> {
  return withLink(flow, async (secret) => {
    const password = await hashPassword(randomBytes(32).toString("base64url"));
    return flow.system(async (tx) => {
      const actor = await lockedActor(tx, flow.staff);
      if (!actor) return refuse("staff-gone");
      if (actor !== "system" && !rolesToGive(actor.role).includes(input.role)) return refuse("owner-only");
      const person = await addInvited(tx, { ...input, password, invitedAt: flow.now });
      if (!person) return refuse(input.email ? "email-taken" : "phone-taken");
      await note(tx, flow.staff, person, "invite-staff");
      return kept(tx, await send(tx, person, { secret, now: flow.now }));
    });
  });
}

/** Invites again someone who has not joined yet, which invalidates the earlier links. */
export function inviteAgain(
  flow: Flow,
  { userId }: { userId: number },
): Promise<Result<Invitation, StaffChangeRefusal | "staff-gone" | "not-invited">> {
  return withLink(flow, (secret) => flow.system((tx) => inviteOnceMore(tx, flow, { userId, secret })));
}

async function inviteOnceMore(
  tx: Tx,
  { staff, now }: Flow,
  { userId, secret }: { userId: number; secret: string },
): Promise<Result<Done, StaffChangeRefusal | "staff-gone" | "not-invited">> {
  const found = await lockedStaff(tx, staff, { userId });
  if (!found.ok) return found;
  const person = found.value;
  if (staffState(person) !== "invited") return refuse("not-invited");
  await voidInvitations(tx, person);
  await tx.user.update({ where: { id: userId }, data: { invitedAt: now } });
  await note(tx, staff, person, "invite-again");
  return kept(tx, await send(tx, person, { secret, now }));
}

// the same press returns the same link again, and nothing stores it in between
async function withLink<E extends string>(
  { system }: Flow,
  invite: (secret: string) => Promise<Result<Done, E>>,
): Promise<Result<Invitation, E>> {
  const made = await system((tx) => secretOfPress(tx, "invitation"));
  const secret = made ?? randomBytes(32).toString("base64url");
  const done = await onceInFlow(() => invite(secret));
  if (!done.ok) return done;
  const { userId, isMailed } = done.value;
  return ok({ userId, link: isMailed ? null : invitationLink({ userId, secret }) });
}

type NewPerson = InviteInput & { password: string; invitedAt: Date };

async function addInvited(tx: Tx, { email, ...person }: NewPerson): Promise<Person | null> {
  const data = { ...person, ...WORKPLACE, email: email === "" ? standInEmail(person.phone) : email };
  const [user] = await tx.user.createManyAndReturn({
    data: [data],
    skipDuplicates: true,
    select: { id: true, fullname: true, email: true },
  });
  return user ? { ...user, role: person.role } : null;
}

async function send(tx: Tx, person: Person, link: { secret: string; now: Date }): Promise<Done> {
  const isMailed = !isStandIn(person.email);
  const { fullname: name, role } = person;
  if (isMailed)
    await queueMail(tx, person.email, letters.staffInvitation({ name, role, days: INVITATION_DAYS }));
  else await keepInvitation(tx, { ...link, userId: person.id });
  return { userId: person.id, isMailed };
}

async function note(
  tx: Tx,
  actor: StaffActor,
  { id, role }: Person,
  action: "invite-staff" | "invite-again",
): Promise<void> {
  await audit(tx, { actor, action, entity: "user", entityId: id, accountId: id, after: { role } });
}
