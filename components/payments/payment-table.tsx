import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  TableRowHead,
} from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { formatInstant } from "@/lib/domain/business-time";
import { formatPaise } from "@/lib/domain/money";
import { paymentMethod, type PaymentStatus } from "@/lib/domain/payment";
import { formatMonth } from "@/lib/domain/plain-date";
import type { Attempt } from "@/lib/features/payments/queries";
import { declineOf } from "./decline";

const tones: Record<PaymentStatus, Tone> = { pending: "accent", succeeded: "good", failed: "bad" };

/** Every attempt of a customer to pay, and what became of it. */
export function PaymentTable({ attempts }: { attempts: Attempt[] }) {
  const t = useTranslations("payments.table");
  const money = useTranslations("money.online");
  return (
    <section aria-labelledby="online" className="space-y-3">
      <h2 id="online" className="text-xl font-semibold">
        {money("title")}
      </h2>
      <Table caption={t("caption")}>
        <TableHeader>
          <TableRow>
            <TableHead>{t("date")}</TableHead>
            <TableHead>{t("bill")}</TableHead>
            <TableHead numeric>{t("amount")}</TableHead>
            <TableHead>{t("method")}</TableHead>
            <TableHead>{t("status")}</TableHead>
            <TableHead>{t("receipt")}</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {attempts.map((attempt) => (
            <AttemptRow key={attempt.id} attempt={attempt} />
          ))}
        </TableBody>
      </Table>
    </section>
  );
}

function AttemptRow({ attempt }: { attempt: Attempt }) {
  const t = useTranslations("payments");
  const date = formatInstant(attempt.startedAt);
  const hidden = (chunks: ReactNode) => <span className="sr-only">{chunks}</span>;
  return (
    <TableRow>
      <TableRowHead className="tabular-nums">{date}</TableRowHead>
      <TableCell label={t("table.bill")}>
        <TextLink href={`/bills/${attempt.billId}`} className="inline-flex min-h-11 items-center">
          {formatMonth(attempt.month)}
        </TextLink>
      </TableCell>
      <TableCell numeric label={t("table.amount")}>
        {formatPaise(attempt.amount)}
      </TableCell>
      <TableCell label={t("table.method")}>
        {attempt.method ? t(`methods.${paymentMethod(attempt.method)}`) : null}
      </TableCell>
      <TableCell label={t("table.status")}>
        <span className="flex flex-col items-end gap-1 sm:items-start">
          <Badge tone={tones[attempt.status]}>{t(`status.${attempt.status}`)}</Badge>
          {attempt.status === "failed" ? (
            <span className="max-w-xs text-sm text-ink-soft">
              {t(`declines.${declineOf(attempt.failureCode)}`)}
            </span>
          ) : null}
        </span>
      </TableCell>
      <TableCell label={t("table.receipt")}>
        {attempt.status === "succeeded" ? (
          <TextLink
            href={`/bills/${attempt.billId}#receipt-card`}
            className="inline-flex min-h-11 items-center"
          >
            {t.rich("table.openReceipt", { date, hidden })}
          </TextLink>
        ) : null}
      </TableCell>
    </TableRow>
  );
}
