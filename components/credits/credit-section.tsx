import { useTranslations } from "next-intl";
import { Stat, StatGrid } from "@/components/ui/stat";
import { formatBalance, formatPaise } from "@/lib/domain/money";
import type { PlainMonth } from "@/lib/domain/plain-date";
import type { CreditAccount } from "@/lib/features/credits/credit-account";
import { CreditTable } from "./credit-table";
import { GiveCredit } from "./give-credit";

type CreditSectionProps = {
  customer: { id: number; fullname: string; anonymisedAt: Date | null };
  account: CreditAccount;
  bills: readonly { id: number; month: PlainMonth }[];
  mayChange: boolean;
};

/** What the kitchen owes a customer, how that came about, and how to give more or take it back. */
export function CreditSection({ customer, account, bills, mayChange }: CreditSectionProps) {
  const t = useTranslations("adminCustomers.credit");
  const { entries, count } = account;
  const { id: customerId, fullname: name, anonymisedAt } = customer;
  return (
    <section aria-labelledby="credit" className="space-y-3">
      <h2 id="credit" className="scroll-mt-4 text-xl font-semibold">
        {t("title")}
      </h2>
      <CreditStats account={account} />
      {mayChange && !anonymisedAt ? <GiveCredit customer={{ customerId, name, bills, seen: count }} /> : null}
      {entries.length > 0 ? (
        <CreditTable entries={entries} name={name} mayChange={mayChange} />
      ) : (
        <p className="text-ink-soft">{t("none")}</p>
      )}
    </section>
  );
}

function CreditStats({ account: { balance, owes } }: { account: CreditAccount }) {
  const t = useTranslations("adminCustomers.credit");
  return (
    <StatGrid>
      <Stat
        label={t("balance")}
        value={formatPaise(balance)}
        hint={t(balance > 0 ? "balanceHint" : "noBalance")}
        tone={balance > 0 ? "good" : "ink"}
      />
      <Stat
        label={t("owes")}
        value={owes > 0 ? formatBalance(owes) : t("nothing")}
        hint={owes < 0 ? t("ahead", { amount: formatBalance(-owes) }) : t("owesHint")}
      />
    </StatGrid>
  );
}
