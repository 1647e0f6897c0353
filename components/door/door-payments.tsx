import { Fragment } from "react";
import { useTranslations } from "next-intl";
import { BillSum } from "@/components/billing/bill-sum";
import { cn } from "@/components/ui/cn";
import { LinkButton } from "@/components/ui/link-button";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  TableRowHead,
} from "@/components/ui/table";
import type { BillStatement } from "@/lib/domain/books/bill-statement";
import { formatInstant } from "@/lib/domain/business-time";
import { formatBalance, formatPaise } from "@/lib/domain/money";
import type { BillSummary } from "@/lib/features/billing/queries";
import type { AuditedDoorPayment } from "@/lib/features/door/door-queries";
import { TakeBackDoor } from "./take-back-door";

type DoorPaymentsProps = {
  bill: Pick<BillSummary, "id" | "isPaid"> & { customerId: number };
  statement: BillStatement;
  payments: readonly AuditedDoorPayment[];
  mayTake: boolean;
  mayTakeBack: boolean;
};

/** A bill's balance and each payment at the door, with any counter-entry that took it back right below. */
export function DoorPayments({ bill, statement, payments, mayTake, mayTakeBack }: DoorPaymentsProps) {
  const t = useTranslations("collect.office");
  return (
    <section aria-labelledby="at-the-door" className="space-y-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="at-the-door" className="text-xl font-semibold">
          {t("title")}
        </h2>
        {mayTake && !bill.isPaid ? (
          <LinkButton variant="outline" href={`/admin/collect?customer=${bill.customerId}&bill=${bill.id}`}>
            {t("take")}
          </LinkButton>
        ) : null}
      </div>
      <BillSum statement={statement} />
      {payments.length > 0 ? (
        <PaymentTable payments={payments} mayTakeBack={mayTakeBack} />
      ) : (
        <p className="text-ink-soft">{t("none")}</p>
      )}
    </section>
  );
}

type PaymentTableProps = Pick<DoorPaymentsProps, "payments" | "mayTakeBack">;

function PaymentTable({ payments, mayTakeBack }: PaymentTableProps) {
  const t = useTranslations("collect.office");
  return (
    <Table caption={t("caption")} dense>
      <TableHeader>
        <TableRow>
          <TableHead>{t("receipt")}</TableHead>
          <TableHead>{t("when")}</TableHead>
          <TableHead>{t("collector")}</TableHead>
          <TableHead>{t("method")}</TableHead>
          <TableHead>{t("reference")}</TableHead>
          <TableHead numeric>{t("amount")}</TableHead>
          {mayTakeBack ? <TableHead>{t("action")}</TableHead> : null}
        </TableRow>
      </TableHeader>
      <TableBody>
        {payments.map((payment) => (
          <Fragment key={payment.id}>
            <PaymentRow payment={payment} mayTakeBack={mayTakeBack} />
            {payment.takenBack ? <CounterRow payment={payment} hasActions={mayTakeBack} /> : null}
          </Fragment>
        ))}
      </TableBody>
    </Table>
  );
}

function PaymentRow({ payment, mayTakeBack }: { payment: AuditedDoorPayment; mayTakeBack: boolean }) {
  const t = useTranslations("collect");
  const { id, receipt, takenAt, collector, method, reference, amount, takenBack, customer } = payment;
  return (
    <TableRow>
      <TableRowHead className="tabular-nums">{receipt}</TableRowHead>
      <TableCell label={t("office.when")} className="tabular-nums">
        {formatInstant(takenAt)}
      </TableCell>
      <TableCell label={t("office.collector")}>{collector}</TableCell>
      <TableCell label={t("office.method")}>{t(`methods.${method}`)}</TableCell>
      <TableCell label={t("office.reference")} className="break-all">
        {reference ?? "–"}
      </TableCell>
      <TableCell label={t("office.amount")} numeric>
        <span className={cn(takenBack && "text-ink-soft line-through")}>{formatPaise(amount)}</span>
      </TableCell>
      {mayTakeBack ? (
        <TableCell>
          {takenBack ? null : (
            <TakeBackDoor payment={{ id, receipt, amount: formatPaise(amount), name: customer.fullname }} />
          )}
        </TableCell>
      ) : null}
    </TableRow>
  );
}

function CounterRow({ payment, hasActions }: { payment: AuditedDoorPayment; hasActions: boolean }) {
  const t = useTranslations("collect.office");
  const { receipt, amount, takenBack, takenBackBy } = payment;
  if (!takenBack) return null;
  return (
    <TableRow>
      <TableRowHead>
        {t("counter")} <span className="font-normal text-ink-soft">{t("counterOf", { receipt })}</span>
      </TableRowHead>
      <TableCell label={t("when")} className="tabular-nums">
        {formatInstant(takenBack.at)}
      </TableCell>
      <TableCell label={t("collector")} colSpan={3} className="whitespace-normal">
        {t("counterBy", { name: takenBackBy ?? "–", reason: takenBack.reason })}
      </TableCell>
      <TableCell label={t("amount")} numeric className="text-bad">
        {formatBalance(-amount)}
      </TableCell>
      {hasActions ? <TableCell /> : null}
    </TableRow>
  );
}
