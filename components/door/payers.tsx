import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EmptySearch } from "@/components/illustrations/empty";
import { EmptyState } from "@/components/ui/empty-state";
import { formatPaise, sumPaise } from "@/lib/domain/money";
import { PAYERS_SHOWN, ROUND_SHOWN } from "@/lib/features/door/collect-schema";
import type { Payer } from "@/lib/features/door/payers";
import { PayerList } from "./payer-list";

/** Customers on today's round who owe something. */
export function PayersOnRound({ payers }: { payers: readonly Payer[] }) {
  const t = useTranslations("collect.round");
  const amount = formatPaise(sumPaise(payers.map(({ open }) => open)));
  return (
    <Part title={t("title")}>
      <p className="text-ink-soft tabular-nums">
        {payers.length > 0 ? t("hint", { count: payers.length, amount }) : t("none")}
      </p>
      {payers.length > 0 ? <PayerList payers={payers} /> : null}
      {payers.length === ROUND_SHOWN ? <p className="text-ink-soft">{t("more")}</p> : null}
    </Part>
  );
}

type FoundProps = { payers: readonly Payer[]; query: string; isOfRound: boolean };

/** Customers found by a search. `isOfRound`: it looks among the doors of today and tomorrow alone. */
export function PayersFound({ payers, query, isOfRound }: FoundProps) {
  const t = useTranslations("collect.found");
  if (payers.length === 0) {
    return (
      <EmptyState
        illustration={<EmptySearch />}
        title={t("none")}
        description={t(isOfRound ? "noneOnRound" : "noneDescription", { query })}
      />
    );
  }
  return (
    <Part title={t("title", { query })}>
      <PayerList payers={payers} />
      {payers.length === PAYERS_SHOWN ? (
        <p className="text-ink-soft">{t("more", { count: PAYERS_SHOWN })}</p>
      ) : null}
    </Part>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-labelledby="payers" className="space-y-3">
      <h2 id="payers" className="text-xl font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}
