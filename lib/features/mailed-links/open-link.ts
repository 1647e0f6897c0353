import type { Tx } from "@/lib/db";
import type { StaffRole } from "@/lib/domain/identity";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { logInName } from "@/lib/domain/typed/stand-in-email";
import { isResetLinkGood } from "@/lib/features/accounts/link-queries";
import { findLeaving } from "@/lib/features/email-proof/queries";
import { findInvited } from "@/lib/features/staff/invitation-queries";
import type { SystemFlow } from "@/lib/scope";
import type { OpenLinkInput } from "./schema";

/** What the page of a mailed link shows while the link still holds. */
export type OpenedLink =
  | { page: "reset-password"; email: string; token: string }
  | { page: "join"; fullname: string; role: StaffRole; login: string; token: string }
  | { page: "change-email"; email: string; claimed: string; token: string };

type LinkRefusal = "link-invalid" | "invitation-over" | "proof-over";

/** Tells whoever holds a mailed link what it is about. It changes nothing: a link is used up by the press that follows. */
export function openLink(
  { system, now }: SystemFlow,
  link: OpenLinkInput,
): Promise<Result<OpenedLink, LinkRefusal>> {
  return system((tx) => read(tx, link, now));
}

async function read(tx: Tx, link: OpenLinkInput, now: Date): Promise<Result<OpenedLink, LinkRefusal>> {
  const { page, token } = link;
  if (page === "reset-password")
    return (await isResetLinkGood(tx, link, now))
      ? ok({ page, email: link.email, token })
      : refuse("link-invalid");
  if (page === "join") {
    const invited = await findInvited(tx, token, now);
    if (!invited) return refuse("invitation-over");
    const { fullname, role, email } = invited;
    return ok({ page, fullname, role, login: logInName(email), token });
  }
  const leaving = await findLeaving(tx, token, now);
  if (!leaving) return refuse("proof-over");
  return ok({ page, email: leaving.email, claimed: leaving.claimed, token });
}
