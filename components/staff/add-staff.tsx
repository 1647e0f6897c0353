"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "@/components/form/form-dialog";
import type { StaffRole } from "@/lib/domain/identity";
import { InviteForm, type Invited } from "./invite-form";
import { InvitedNote } from "./invited-note";

/** Invites somebody, and then says how they will hear of it. */
export function AddStaff({ roles }: { roles: readonly StaffRole[] }) {
  const t = useTranslations("adminStaff");
  const [invited, setInvited] = useState<Invited | null>(null);
  const isShown = invited !== null && invited.link !== null;
  return (
    <FormDialog
      button={t("add.button")}
      variant="default"
      title={t(isShown ? "link.title" : "add.title")}
      description={t(isShown ? "link.text" : "add.description")}
      onOpen={() => setInvited(null)}
    >
      {(close) =>
        invited ? (
          <InvitedNote invited={invited} onDone={close} />
        ) : (
          <InviteForm roles={roles} onInvited={setInvited} />
        )
      }
    </FormDialog>
  );
}
