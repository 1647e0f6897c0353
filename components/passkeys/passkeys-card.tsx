import { useTranslations } from "next-intl";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { formatInstant, toBusinessDate } from "@/lib/domain/business-time";
import { formatDay } from "@/lib/domain/plain-date";
import type { PasskeyEntry } from "@/lib/features/passkeys/queries";
import { AddPasskey } from "./add-passkey";
import { RemovePasskey } from "./remove-passkey";

/** Somebody's passkeys, and a way to add one: the same for customers and staff. */
export function PasskeysCard({ passkeys }: { passkeys: readonly PasskeyEntry[] }) {
  const t = useTranslations("secondFactor.passkeys");
  return (
    <Card aria-labelledby="passkeys-title">
      <CardHeader>
        <CardTitle id="passkeys-title">{t("title")}</CardTitle>
        <CardDescription className="w-full">{t("description")}</CardDescription>
      </CardHeader>
      <CardContent>
        {passkeys.length > 0 ? (
          <ul className="mb-4 divide-y divide-line">
            {passkeys.map((passkey) => (
              <PasskeyRow key={passkey.id} {...passkey} />
            ))}
          </ul>
        ) : null}
        <AddPasskey />
      </CardContent>
    </Card>
  );
}

function PasskeyRow({ id, name, createdAt, lastUsedAt }: PasskeyEntry) {
  const t = useTranslations("secondFactor.passkeys");
  const day = formatDay(toBusinessDate(createdAt), "medium");
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
      <div className="min-w-0">
        <p className="font-medium break-words text-ink">{name}</p>
        <p className="text-sm text-ink-soft tabular-nums">
          {lastUsedAt ? t("used", { time: formatInstant(lastUsedAt), day }) : t("unused", { day })}
        </p>
      </div>
      <RemovePasskey id={id} name={name} />
    </li>
  );
}
