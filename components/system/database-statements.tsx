import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { formatCount } from "@/components/ui/format-count";
import { formatInstant } from "@/lib/domain/business-time";
import type { SlowStatement, StatementCost } from "@/lib/features/system/statement-queries";

type Props = { slow: readonly SlowStatement[]; costly: readonly StatementCost[] };

/** What the database spends its time on: for whoever looks after the machine, in the database's own words. */
export function DatabaseStatements({ slow, costly }: Props) {
  const t = useTranslations("system.statements");
  return (
    <section className="mt-10 flex flex-col gap-6">
      <h2 className="text-lg font-semibold text-ink">{t("title")}</h2>
      <p className="text-sm text-ink-soft">{slow.length > 0 ? t("slow") : t("noneSlow")}</p>
      {slow.length > 0 ? <Slow rows={slow} /> : null}
      <p className="text-sm text-ink-soft">{costly.length > 0 ? t("costly") : t("noneCounted")}</p>
      {costly.length > 0 ? <Costly rows={costly} /> : null}
    </section>
  );
}

const CODE = "block min-w-0 text-xs wrap-anywhere whitespace-pre-wrap text-ink-soft";

function Slow({ rows }: { rows: readonly SlowStatement[] }) {
  const t = useTranslations("system.statements");
  return (
    <DataTable
      caption={t("slowCaption")}
      dense
      rows={rows}
      rowKey={({ id }) => id}
      rowClassName="sm:[&>*]:align-top"
      columns={[
        { name: t("when"), cell: ({ at }) => formatInstant(at) },
        { name: t("ms"), numeric: true, cell: ({ ms }) => formatCount(ms) },
        { name: t("statement"), cell: (row) => <WithPlan row={row} /> },
      ]}
    />
  );
}

function WithPlan({ row: { text, plan } }: { row: SlowStatement }) {
  const t = useTranslations("system.statements");
  return (
    <div className="min-w-0">
      <code className={CODE}>{text}</code>
      {plan ? (
        <details className="mt-1">
          <summary className="cursor-pointer text-xs">{t("plan")}</summary>
          <code className={CODE}>{plan}</code>
        </details>
      ) : null}
    </div>
  );
}

function Costly({ rows }: { rows: readonly StatementCost[] }) {
  const t = useTranslations("system.statements");
  return (
    <DataTable
      caption={t("costlyCaption")}
      dense
      rows={rows}
      rowKey={({ text }) => text}
      rowClassName="sm:[&>*]:align-top"
      columns={[
        { name: t("statement"), cell: ({ text }) => <code className={CODE}>{text}</code> },
        { name: t("calls"), numeric: true, cell: ({ calls }) => formatCount(calls) },
        { name: t("mean"), numeric: true, cell: ({ meanMs }) => meanMs.toFixed(1) },
        { name: t("total"), numeric: true, cell: ({ totalMs }) => formatCount(Math.round(totalMs)) },
      ]}
    />
  );
}
