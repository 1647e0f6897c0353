"use client";

import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { Invited } from "./invite-form";
import { ShownOnce } from "./shown-once";

/** What became of an invitation: a letter, or a link to pass on. */
export function InvitedNote({ invited, onDone }: { invited: Invited; onDone: () => void }) {
  const t = useTranslations("adminStaff");
  const { fullname: name, link, isMailed } = invited;
  return (
    <div className="space-y-5">
      {isMailed ? (
        <Alert tone="good" role="status">
          <p>{t("add.mailed", { name })}</p>
        </Alert>
      ) : link === null ? (
        <Alert role="status">
          <p>{t("link.gone", { name })}</p>
        </Alert>
      ) : (
        <ShownOnce label={t("link.label")} secret={link} />
      )}
      <Button onClick={onDone}>{t("add.done")}</Button>
    </div>
  );
}
