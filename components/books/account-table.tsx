import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import {
  Table,
  TableBody,
  TableCell,
  TableFooter,
  TableHead,
  TableHeader,
  TableRow,
  TableRowHead,
} from "@/components/ui/table";
import { ACCOUNTS } from "@/lib/domain/books/ledger";
import { formatBalance } from "@/lib/domain/money";
import type { AccountBalance } from "@/lib/features/books/queries";

/** Every account with its balance and what it means; the balances add up to zero. */
export function AccountTable({ balances }: { balances: readonly AccountBalance[] }) {
  const t = useTranslations("books.accounts");
  const sum = balances.reduce((total, { balance }) => total + balance, 0);
  return (
    <section aria-labelledby="accounts" className="space-y-3">
      <div>
        <h2 id="accounts" className="text-xl font-semibold">
          {t("title")}
        </h2>
        <p className="max-w-prose text-ink-soft">{t("description")}</p>
      </div>
      <Table caption={t("title")} dense>
        <TableHeader>
          <TableRow>
            <TableHead>{t("account")}</TableHead>
            <TableHead>{t("meaning")}</TableHead>
            <TableHead>{t("kind")}</TableHead>
            <TableHead numeric>{t("balance")}</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {balances.map(({ account, balance }) => (
            <TableRow key={account}>
              <TableRowHead>{t(`names.${account}`)}</TableRowHead>
              <TableCell label={t("meaning")}>{t(`meanings.${account}`)}</TableCell>
              <TableCell label={t("kind")} className="text-ink-soft">
                {t(`kinds.${ACCOUNTS[account]}`)}
              </TableCell>
              <TableCell label={t("balance")} numeric>
                {formatBalance(balance)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
        <TableFooter>
          <TableRow>
            <TableRowHead>{t("sum")}</TableRowHead>
            <TableCell>
              <Badge tone={sum === 0 ? "good" : "bad"}>{t(sum === 0 ? "balanced" : "unbalanced")}</Badge>
            </TableCell>
            <TableCell className="max-sm:hidden" />
            <TableCell label={t("balance")} numeric>
              {formatBalance(sum)}
            </TableCell>
          </TableRow>
        </TableFooter>
      </Table>
    </section>
  );
}
