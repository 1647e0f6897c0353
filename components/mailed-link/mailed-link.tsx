"use client";

import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import { RefusalAlert } from "@/components/press/refusal-alert";
import { useAction } from "@/components/press/use-action";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { openLinkAction } from "@/lib/features/mailed-links/actions";
import type { OpenedLink } from "@/lib/features/mailed-links/open-link";
import { openLinkSchema, type OpenLinkInput } from "@/lib/features/mailed-links/schema";
import { Opened } from "./opened";
import { useMailedLink } from "./use-mailed-link";

type LinkPage = OpenLinkInput["page"];

const WORDS = {
  "reset-password": { title: "reset.title", broken: "reset.broken" },
  join: { title: "join.brokenTitle", broken: "join.broken" },
  "change-email": { title: "email.leave.title", broken: "email.broken" },
} as const;

/** Refusals of the link itself: pressing again opens it no more. */
const OVER = ["link-invalid", "invitation-over", "proof-over"];

/** The page of a mailed link, for somebody who need not be logged in. */
export function MailedLink({ page }: { page: LinkPage }) {
  const t = useTranslations("accounts");
  const carried = useMailedLink();
  const title = t(WORDS[page].title);
  if (!carried) return <PageHeader title={title} />;
  const link = openLinkSchema.safeParse({ ...carried, page });
  if (link.success) return <Opening key={link.data.token} link={link.data} title={title} />;
  return (
    <>
      <PageHeader title={title} />
      <Alert tone="bad">
        <p>{t(WORDS[page].broken)}</p>
      </Alert>
    </>
  );
}

function Opening({ link, title }: { link: OpenLinkInput; title: string }) {
  const t = useTranslations("accounts");
  const [opened, setOpened] = useState<OpenedLink | null>(null);
  const [isOver, setOver] = useState(false);
  const { run, refusal, pending } = useAction({
    action: openLinkAction,
    onSuccess: setOpened,
    onRefused: (reason) => setOver(OVER.includes(reason)),
    refusalText: (reason) => t(`refusals.${reason}`),
  });
  const open = useEffectEvent(() => run(link));
  useEffect(() => open(), []);
  if (opened) return <Opened opened={opened} />;
  return (
    <>
      <PageHeader title={title} />
      {refusal ? (
        <RefusalAlert refusal={refusal}>
          {isOver || refusal.isOpen ? null : (
            <Button variant="outline" className="mt-3" loading={pending} onClick={() => run(link)}>
              {t("mailedLink.open")}
            </Button>
          )}
        </RefusalAlert>
      ) : (
        <p role="status" className="text-ink-soft">
          {t("mailedLink.opening")}
        </p>
      )}
    </>
  );
}
