import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { formatTime } from "@/lib/domain/business-time";
import { clockWords } from "@/lib/domain/slot";
import type { Amendment } from "@/lib/features/sheets/queries";
import { SeenButton } from "./seen-button";

type AmendmentsProps = { amendments: readonly Amendment[]; maySee: boolean };

/** What changed since the sheet was made: what is new first, marked until somebody of the kitchen has seen it. */
export function Amendments({ amendments, maySee }: AmendmentsProps) {
  const t = useTranslations("sheets.amendments");
  if (amendments.length === 0) return null;
  const fresh = amendments.filter(({ seenAt }) => seenAt === null);
  const known = amendments.filter(({ seenAt }) => seenAt !== null);
  return (
    <section aria-labelledby="amendments" className="space-y-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="amendments" className="scroll-mt-28 text-xl font-semibold">
          {t("title", { count: amendments.length, fresh: fresh.length })}
        </h2>
        {maySee && fresh.length > 1 ? (
          <SeenButton
            gone={t("gone")}
            ids={fresh.map(({ id }) => id)}
            label={t("seenAll", { count: fresh.length })}
          />
        ) : null}
      </div>
      <ul
        className={cn(
          "divide-y divide-line rounded-card border border-line bg-surface-raised",
          fresh.length > 0 && "ring-3 ring-accent",
        )}
      >
        {[...fresh, ...known].map((one) => (
          <Item key={one.id} amendment={one} maySee={maySee} />
        ))}
      </ul>
    </section>
  );
}

function Item({ amendment: one, maySee }: { amendment: Amendment; maySee: boolean }) {
  const t = useTranslations("sheets.amendments");
  const kind = one.tiffin === "tiffin" ? null : t(`tiffins.${one.tiffin}`);
  // what stays in the kitchen is nobody's
  const who = one.fullName ?? kind ?? t("nobody");
  const text = one.kind === "dish" ? one.dishes.join(", ") : (one.address ?? "");
  const plan =
    kind === null || one.fullName === null ? one.planName : t("ofKind", { plan: one.planName, kind });
  const words = { who, plan, area: one.area ?? "kitchen", text };
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
      <div className="min-w-0 space-y-1">
        <p className="text-lg font-semibold break-words">
          {one.seenAt === null ? (
            <Badge tone="accent" className="mr-2">
              {t("new")}
            </Badge>
          ) : null}
          {t(`kinds.${one.kind}`, words)}
        </p>
        <p className="break-words text-ink-soft">
          {t("by", { name: one.actorName ?? t("system"), time: clockWords(formatTime(one.createdAt)) })}
          {one.reason === null ? null : ` ${t("because", { reason: one.reason })}`}
          {one.seenAt === null
            ? null
            : ` ${t("seenBy", { name: one.seenByName ?? t("system"), time: clockWords(formatTime(one.seenAt)) })}`}
        </p>
      </div>
      {one.seenAt === null && maySee ? (
        <SeenButton gone={t("gone")} ids={[one.id]} label={t("seen")} about={t(`kinds.${one.kind}`, words)} />
      ) : null}
    </li>
  );
}
