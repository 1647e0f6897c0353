import { useTranslations } from "next-intl";
import { TextLink } from "@/components/ui/text-link";
import { formatTime } from "@/lib/domain/business-time";
import { clockWords } from "@/lib/domain/slot";
import type { Added, SaidAddress } from "@/lib/features/additions/queries";
import { DropAddress, TakeOff } from "./take-back";

const LIST = "divide-y divide-line rounded-card border border-line bg-surface-raised";
const ITEM = "flex flex-wrap items-center justify-between gap-3 px-4 py-3";

type ListProps<T> = { rows: readonly T[]; namesMeals: boolean; mayChange: boolean };

/** What was added to a day, with whose it is, who said so and why. */
export function AddedList({ rows, namesMeals, mayChange }: ListProps<Added>) {
  const t = useTranslations("additions.list");
  const kinds = useTranslations("additions.add.kinds");
  if (rows.length === 0) return <p className="text-ink-soft">{t("none")}</p>;
  return (
    <ul className={LIST} aria-label={t("label")}>
      {rows.map((one) => {
        const kind = kinds(
          one.kind === "extra" ? (one.isCharged ? "extra-charged" : "extra-free") : one.kind,
        );
        const what = t("what", { count: one.ids.length, plan: one.planName, kind });
        return (
          <li key={one.ids.join(" ")} className={ITEM}>
            <div className="min-w-0 space-y-1">
              <p className="font-semibold break-words tabular-nums">
                {what}
                {namesMeals ? ` · ${one.slotName}` : null}
              </p>
              <p className="break-words text-ink-soft">
                {one.customer === null ? null : (
                  <>
                    <TextLink href={`/admin/customers/${one.customer.id}`}>{one.customer.fullname}</TextLink>
                    {" · "}
                  </>
                )}
                {t("by", {
                  name: one.addedBy,
                  time: clockWords(formatTime(one.addedAt)),
                  reason: one.reason,
                })}
              </p>
            </div>
            {mayChange ? <TakeOff ids={one.ids} about={what} /> : null}
          </li>
        );
      })}
    </ul>
  );
}

/** Who gets a meal of the day elsewhere. */
export function AddressList({ rows, namesMeals, mayChange }: ListProps<SaidAddress>) {
  const t = useTranslations("additions.addresses");
  if (rows.length === 0) return <p className="text-ink-soft">{t("none")}</p>;
  return (
    <ul className={LIST} aria-label={t("label")}>
      {rows.map((one) => (
        <li key={one.id} className={ITEM}>
          <div className="min-w-0 space-y-1">
            <p className="font-semibold break-words">
              <TextLink href={`/admin/customers/${one.customer.id}`}>{one.customer.fullname}</TextLink>
              {namesMeals ? ` · ${one.slotName}` : null}
            </p>
            <p className="break-words tabular-nums">
              {one.address}
              {one.routeName === null ? null : ` · ${t("route", { route: one.routeName })}`}
            </p>
            <p className="break-words text-ink-soft">{t("by", { name: one.saidBy, reason: one.reason })}</p>
          </div>
          {mayChange ? <DropAddress id={one.id} about={`${one.customer.fullname}, ${one.address}`} /> : null}
        </li>
      ))}
    </ul>
  );
}
