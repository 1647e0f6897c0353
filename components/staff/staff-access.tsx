"use client";

import type { StaffEntry } from "@/lib/features/staff/queries";
import { EndSessions } from "./end-sessions";
import { InviteAgain } from "./invite-again";
import { NewPassword } from "./new-password";
import { WayInDialog } from "./way-in-dialog";

/** What can be done about somebody's way in, depending on how far it has come. */
export function StaffAccess({ person }: { person: StaffEntry }) {
  const isOut = person.state === "deactivated";
  return (
    <div className="flex flex-wrap items-start gap-3">
      {person.state === "invited" ? <InviteAgain person={person} /> : null}
      {isOut ? null : <NewPassword person={person} />}
      {isOut || person.state === "invited" ? null : <EndSessions person={person} />}
      <WayInDialog person={person} />
    </div>
  );
}
