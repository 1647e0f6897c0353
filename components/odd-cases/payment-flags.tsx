import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { cn } from "@/components/ui/cn";
import { formatInstant } from "@/lib/domain/business-time";
import type { OpenFlag } from "@/lib/features/odd-cases/flags";
import { FlagLinks } from "./flag-links";
import { useFlagWords } from "./flag-words";
import { useMoneyInWords } from "@/components/payments/money-words";
import { useFailureInWords } from "@/components/returns/refund-state";
import { SettleFlag } from "./settle-flag";

type PaymentFlagsProps = {
  flags: readonly OpenFlag[];
  /** How many are open in all. */
  count: number;
  maySettle: boolean;
  /** Shown beside the bill that they are about. */
  isOfOneBill?: boolean;
};

/** What the gateway reported and our books couldn't take as it came: first what a person decides, then what to know. */
export function PaymentFlags({ flags, count, maySettle, isOfOneBill = false }: PaymentFlagsProps) {
  const t = useTranslations("adminPayments.flags");
  const list = { maySettle, isOfOneBill };
  if (count === 0) return isOfOneBill ? null : <NothingOpen />;
  const decisions = flags.filter(({ isNotice }) => !isNotice);
  const notices = flags.filter(({ isNotice }) => isNotice);
  return (
    <div className={cn("space-y-6", !isOfOneBill && "mb-8")}>
      <FlagList name="decisions" flags={decisions} {...list} />
      <FlagList name="notices" flags={notices} {...list} />
      {count > flags.length ? (
        <p className="text-ink-soft">{t("more", { count: count - flags.length })}</p>
      ) : null}
    </div>
  );
}

function NothingOpen() {
  const t = useTranslations("adminPayments.flags.empty");
  return (
    <Alert tone="good" title={t("title")} className="mb-8">
      <p className="text-ink-soft">{t("description")}</p>
    </Alert>
  );
}

type ListProps = { maySettle: boolean; isOfOneBill: boolean };
type FlagListProps = ListProps & { name: "decisions" | "notices"; flags: readonly OpenFlag[] };

function FlagList({ name, flags, ...list }: FlagListProps) {
  const t = useTranslations(`adminPayments.flags.${name}`);
  if (flags.length === 0) return null;
  return (
    <section aria-labelledby={name}>
      <h2 id={name} className="text-xl font-semibold">
        {t("title")}
      </h2>
      <p className="mt-1 mb-3 max-w-prose text-ink-soft">{t("description")}</p>
      <ul className="space-y-3">
        {flags.map((flag) => (
          <li key={flag.id}>
            <Flag flag={flag} {...list} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Flag({ flag, maySettle, isOfOneBill }: ListProps & { flag: OpenFlag }) {
  const t = useTranslations("adminPayments.flags");
  const { id, isNotice, reference, raisedAt } = flag;
  return (
    <Alert tone={isNotice ? "info" : "bad"}>
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div className="max-w-prose min-w-0 space-y-1">
          <p id={`flag-${id}`} className="tabular-nums">
            {t(`kinds.${flag.kind ?? "other"}`, useFlagWords(flag))} {useWaitingInWords(flag)}
          </p>
          <p className="text-sm wrap-anywhere text-ink-soft tabular-nums">
            {t("reference", { reference, when: formatInstant(raisedAt) })}
          </p>
          <FlagLinks flag={isOfOneBill ? { ...flag, bill: null } : flag} />
        </div>
        {maySettle ? <SettleFlag flag={flag} describedBy={`flag-${id}`} /> : null}
      </div>
    </Alert>
  );
}

/** The money that waits, and why it waits again where it came back. */
function useWaitingInWords({ waiting, failed, ways }: OpenFlag): string | null {
  const t = useTranslations("adminPayments.flags");
  const money = useMoneyInWords();
  const why = useFailureInWords();
  if (!waiting) return null;
  const waits = t(ways.length === 0 ? "held" : "waits", { amount: money(waiting) });
  return failed ? [t("cameBack", { amount: money(failed) }), why(failed.reason), waits].join(" ") : waits;
}
