import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { cn } from "@/components/ui/cn";
import { formatInstant } from "@/lib/domain/business-time";
import type { OpenCase } from "@/lib/features/odd-cases/cases";
import { AboutLinks } from "./about-links";
import { useCaseWords } from "./case-words";
import { useMoneyInWords } from "@/components/payments/money-words";
import { useFailureInWords } from "@/components/returns/refund-state";
import { SettleCase } from "./settle-case";

type OpenCasesProps = {
  cases: readonly OpenCase[];
  /** How many are open in total. */
  count: number;
  maySettle: boolean;
  /** They are shown beside the bill that they are about. */
  isOfOneBill?: boolean;
};

/** What the gateway reported and our books couldn't take as it came: first what needs a decision, then what to know. */
export function OpenCases({ cases, count, maySettle, isOfOneBill = false }: OpenCasesProps) {
  const t = useTranslations("adminPayments.cases");
  const list = { maySettle, isOfOneBill };
  if (count === 0) return isOfOneBill ? null : <NothingOpen />;
  const decisions = cases.filter(({ isNotice }) => !isNotice);
  const notices = cases.filter(({ isNotice }) => isNotice);
  return (
    <div className={cn("space-y-6", !isOfOneBill && "mb-8")}>
      <CaseList name="decisions" cases={decisions} {...list} />
      <CaseList name="notices" cases={notices} {...list} />
      {count > cases.length ? (
        <p className="text-ink-soft">{t("more", { count: count - cases.length })}</p>
      ) : null}
    </div>
  );
}

function NothingOpen() {
  const t = useTranslations("adminPayments.cases.empty");
  return (
    <Alert tone="good" title={t("title")} className="mb-8">
      <p className="text-ink-soft">{t("description")}</p>
    </Alert>
  );
}

type ListProps = { maySettle: boolean; isOfOneBill: boolean };
type CaseListProps = ListProps & { name: "decisions" | "notices"; cases: readonly OpenCase[] };

function CaseList({ name, cases, ...list }: CaseListProps) {
  const t = useTranslations(`adminPayments.cases.${name}`);
  if (cases.length === 0) return null;
  return (
    <section aria-labelledby={name}>
      <h2 id={name} className="text-xl font-semibold">
        {t("title")}
      </h2>
      <p className="mt-1 mb-3 max-w-prose text-ink-soft">{t("description")}</p>
      <ul className="space-y-3">
        {cases.map((oddCase) => (
          <li key={oddCase.id}>
            <OddCase oddCase={oddCase} {...list} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OddCase({ oddCase, maySettle, isOfOneBill }: ListProps & { oddCase: OpenCase }) {
  const t = useTranslations("adminPayments.cases");
  const { id, isNotice, reference, raisedAt } = oddCase;
  return (
    <Alert tone={isNotice ? "info" : "bad"}>
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div className="max-w-prose min-w-0 space-y-1">
          <p id={`oddCase-${id}`} className="tabular-nums">
            {t(`kinds.${oddCase.kind ?? "other"}`, useCaseWords(oddCase))} {useSetAsideInWords(oddCase)}
          </p>
          <p className="text-sm wrap-anywhere text-ink-soft tabular-nums">
            {t("reference", { reference, when: formatInstant(raisedAt) })}
          </p>
          <AboutLinks oddCase={isOfOneBill ? { ...oddCase, bill: null } : oddCase} />
        </div>
        {maySettle ? <SettleCase oddCase={oddCase} describedBy={`oddCase-${id}`} /> : null}
      </div>
    </Alert>
  );
}

/** The money set aside, and why it is waiting again where it came back. */
function useSetAsideInWords({ waiting, failed, ways }: OpenCase): string | null {
  const t = useTranslations("adminPayments.cases");
  const money = useMoneyInWords();
  const why = useFailureInWords();
  if (!waiting) return null;
  const waits = t(ways.length === 0 ? "held" : "waits", { amount: money(waiting) });
  return failed ? [t("cameBack", { amount: money(failed) }), why(failed.reason), waits].join(" ") : waits;
}
