import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import { TextLink } from "@/components/ui/text-link";
import { formatInstant } from "@/lib/domain/business-time";
import { formatPaise } from "@/lib/domain/money";
import { paymentMethod, type PaymentStatus } from "@/lib/domain/books/payment";
import { formatMonth } from "@/lib/domain/plain-date";
import type { SetAsideState } from "@/lib/features/payments/set-aside-state";
import type { Attempt } from "@/lib/features/payments/queries";
import { SetAsideBadge } from "@/components/odd-cases/set-aside-badge";
import { declineOf } from "./decline";

const tones: Record<PaymentStatus, Tone> = { pending: "accent", succeeded: "good", failed: "bad" };

/** A customer's every attempt to pay, and what became of it. */
export function PaymentTable({ attempts }: { attempts: Attempt[] }) {
  const t = useTranslations("payments");
  const money = useTranslations("money.online");
  return (
    <section aria-labelledby="online" className="space-y-3">
      <h2 id="online" className="text-xl font-semibold">
        {money("title")}
      </h2>
      <DataTable
        caption={t("table.caption")}
        rows={attempts}
        rowKey={({ id }) => id}
        columns={[
          {
            name: t("table.date"),
            className: "tabular-nums",
            cell: ({ startedAt }) => formatInstant(startedAt),
          },
          {
            name: t("table.bill"),
            cell: ({ billId, month }) => (
              <TextLink href={`/bills/${billId}`} className="inline-flex min-h-11 items-center">
                {formatMonth(month)}
              </TextLink>
            ),
          },
          { name: t("table.amount"), numeric: true, cell: ({ amount }) => formatPaise(amount) },
          {
            name: t("table.method"),
            cell: ({ method }) => (method ? t(`methods.${paymentMethod(method)}`) : null),
          },
          { name: t("table.status"), cell: (attempt) => <Status attempt={attempt} /> },
          { name: t("table.receipt"), cell: (attempt) => <ReceiptLink attempt={attempt} /> },
        ]}
      />
    </section>
  );
}

function Status({ attempt: { status, failureCode, setAside } }: { attempt: Attempt }) {
  const t = useTranslations("payments");
  if (setAside) return <SetAsideStatus setAside={setAside} />;
  return (
    <span className="flex flex-col items-end gap-1 sm:items-start">
      <Badge tone={tones[status]}>{t(`status.${status}`)}</Badge>
      {status === "failed" ? (
        <span className="max-w-xs text-sm text-ink-soft">{t(`declines.${declineOf(failureCode)}`)}</span>
      ) : null}
    </span>
  );
}

function SetAsideStatus({ setAside }: { setAside: SetAsideState }) {
  const t = useTranslations("payments.setAside");
  return (
    <span className="flex flex-col items-end gap-1 sm:items-start">
      <SetAsideBadge setAside={setAside} />
      {setAside.state === "waiting" ? (
        <span className="max-w-xs text-sm text-ink-soft">{t("why")}</span>
      ) : null}
    </span>
  );
}

function ReceiptLink({ attempt: { status, billId, startedAt } }: { attempt: Attempt }) {
  const t = useTranslations("payments.table");
  if (status !== "succeeded") return null;
  const hidden = (chunks: ReactNode) => <span className="sr-only">{chunks}</span>;
  return (
    <TextLink href={`/bills/${billId}#receipt-card`} className="inline-flex min-h-11 items-center">
      {t.rich("openReceipt", { date: formatInstant(startedAt), hidden })}
    </TextLink>
  );
}
