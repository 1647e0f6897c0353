import { Monitor, Smartphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { formatInstant } from "@/lib/domain/business-time";
import type { SessionEntry } from "@/lib/features/accounts/queries";
import { deviceName, placeName } from "./device-name";
import { RevokeOtherSessionsButton, RevokeSessionButton } from "./revoke-session-buttons";

/** The devices on which a person is logged in, this one first. */
export function SessionList({
  sessions,
  currentId,
}: {
  sessions: readonly SessionEntry[];
  currentId: number;
}) {
  const here = sessions.filter((session) => session.id === currentId);
  const elsewhere = sessions.filter((session) => session.id !== currentId);
  return (
    <>
      <ul className="divide-y divide-line">
        {[...here, ...elsewhere].map((session) => (
          <SessionRow key={session.id} session={session} isHere={session.id === currentId} />
        ))}
      </ul>
      {elsewhere.length > 0 ? (
        <div className="mt-4">
          <RevokeOtherSessionsButton />
        </div>
      ) : null}
    </>
  );
}

function SessionRow({ session, isHere }: { session: SessionEntry; isHere: boolean }) {
  const t = useTranslations("accounts.devices");
  const { browser, system } = deviceName(session.userAgent);
  const Icon = system === "android" || system === "iphone" ? Smartphone : Monitor;
  const name = t("name", {
    browser: t(`browser.${browser ?? "unknown"}`),
    system: t(`system.${system ?? "unknown"}`),
  });
  const times = { seen: formatInstant(session.lastSeenAt), since: formatInstant(session.createdAt) };
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
      <div className="flex min-w-0 items-start gap-3">
        <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-ink-soft" />
        <div className="min-w-0">
          <p className="font-medium text-ink">{name}</p>
          <p className="text-sm text-ink-soft tabular-nums">
            {session.place ? t("timesAt", { ...times, place: placeName(session.place) }) : t("times", times)}
          </p>
        </div>
      </div>
      {isHere ? (
        <Badge tone="good">{t("here")}</Badge>
      ) : (
        <RevokeSessionButton sessionId={session.id} device={name} />
      )}
    </li>
  );
}
