import { useTranslations } from "next-intl";
import { deviceName } from "@/components/accounts/device-name";
import { Badge, type Tone } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import { TextLink } from "@/components/ui/text-link";
import { formatInstant } from "@/lib/domain/business-time";
import { parseRole } from "@/lib/domain/identity";
import type { SystemLogRow } from "@/lib/features/system/queries";
import type { LogLevel } from "@/lib/features/system/schema";

const TONES: Record<LogLevel, Tone> = { info: "neutral", warn: "paused", error: "bad" };

/** What happened to the product itself, one line each. Operations keep the log's names, by which an owner asks for them. */
export function SystemLogTable({ rows }: { rows: readonly SystemLogRow[] }) {
  const t = useTranslations("system");
  return (
    <DataTable
      caption={t("table.caption")}
      dense
      rows={rows}
      rowKey={({ id }) => id}
      rowClassName="sm:[&>*]:align-top"
      columns={[
        {
          name: t("table.when"),
          className: "tabular-nums sm:whitespace-nowrap",
          cell: ({ at }) => formatInstant(at),
        },
        { name: t("table.what"), cell: (row) => <What row={row} /> },
        {
          name: t("table.outcome"),
          cell: ({ level }) => <Badge tone={TONES[level]}>{t(`levels.${level}`)}</Badge>,
        },
        { name: t("table.who"), cell: (row) => <Person row={row} /> },
        { name: t("table.from"), cell: (row) => <From row={row} /> },
      ]}
    />
  );
}

type LineProps = { row: SystemLogRow };

function What({ row: { operation, message, reference } }: LineProps) {
  const t = useTranslations("system");
  return (
    <span className="flex flex-col items-end sm:items-start">
      <span className="font-medium text-ink">{operation}</span>
      {message ? <span className="text-xs text-ink-soft">{message}</span> : null}
      {reference ? <span className="text-xs text-bad">{t("reference", { reference })}</span> : null}
    </span>
  );
}

function Person({ row: { person } }: LineProps) {
  const t = useTranslations();
  if (!person) return <span className="text-ink-soft">{t("system.nobody")}</span>;
  const role = parseRole(person.role);
  return (
    <span className="flex flex-col items-end sm:items-start">
      {role === "customer" ? (
        <TextLink href={`/admin/customers/${person.id}`}>{person.fullname}</TextLink>
      ) : (
        person.fullname
      )}
      <span className="text-xs text-ink-soft">{t(`common.roles.${role}`)}</span>
    </span>
  );
}

function From({ row: { ip, userAgent, requestId } }: LineProps) {
  const t = useTranslations("accounts.devices");
  const { browser, system } = deviceName(userAgent);
  const device = t("name", {
    browser: t(`browser.${browser ?? "unknown"}`),
    system: t(`system.${system ?? "unknown"}`),
  });
  return (
    <span className="flex flex-col items-end tabular-nums sm:items-start">
      {ip}
      {userAgent ? <span className="text-xs text-ink-soft">{device}</span> : null}
      {requestId ? <span className="text-xs break-all text-ink-soft">{requestId}</span> : null}
    </span>
  );
}
