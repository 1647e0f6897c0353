import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { TextLink } from "@/components/ui/text-link";
import { formatInstant } from "@/lib/domain/business-time";
import type { AuditEntry } from "@/lib/features/audit/queries";
import { AUDIT_ACTIONS, AUDIT_ENTITIES } from "@/lib/features/audit/schema";
import { useChanges, type Change } from "./audit-values";
import type { Address } from "@/lib/routes";

/** Who did what and why; without the customer column where every row is about the same customer. */
export function AuditTable(props: { entries: readonly AuditEntry[]; isOfOne?: boolean }) {
  const { entries, isOfOne = false } = props;
  const t = useTranslations("audit.table");
  const actionInWords = useActionName();
  return (
    <DataTable
      caption={t("caption")}
      dense
      rows={entries}
      rowKey={({ id }) => id}
      rowClassName="sm:[&>*]:align-top"
      columns={[
        {
          name: t("when"),
          className: "tabular-nums sm:whitespace-nowrap",
          cell: ({ at }) => formatInstant(at),
        },
        { name: t("who"), cell: ({ actor }) => <Actor actor={actor} /> },
        { name: t("action"), cell: ({ action }) => actionInWords(action) },
        { name: t("about"), cell: (entry) => <About entry={entry} isOfOne={isOfOne} /> },
        { name: t("changes"), className: "sm:max-w-md", cell: (entry) => <Changes entry={entry} /> },
      ]}
    />
  );
}

function Actor({ actor }: Pick<AuditEntry, "actor">) {
  const t = useTranslations("audit");
  return (
    <span className="flex flex-col items-end sm:items-start">
      {actor ? actor.fullname || t("gone") : t("system")}
      {actor ? <Role role={actor.role} /> : null}
    </span>
  );
}

function Changes({ entry }: { entry: AuditEntry }) {
  const t = useTranslations("audit");
  const changes = useChanges()(entry);
  return (
    <ul className="space-y-0.5 tabular-nums">
      {changes.map((change) => (
        <ChangedField key={change.name} change={change} />
      ))}
      {entry.reason ? <li className="text-ink-soft">{t("because", { reason: entry.reason })}</li> : null}
    </ul>
  );
}

function Role({ role }: { role: string }) {
  const t = useTranslations("common.roles");
  const roles = ["customer", "driver", "kitchen", "support", "admin", "owner"] as const;
  const known = roles.find((name) => name === role);
  return <span className="text-xs text-ink-soft">{known ? t(known) : role}</span>;
}

function About({ entry, isOfOne }: { entry: AuditEntry; isOfOne: boolean }) {
  const entity = useEntityName();
  const { customer, entityId } = entry;
  const name = entity(entry.entity, entityId);
  const href = addressOf(entry);
  return (
    <span className="flex flex-col items-end sm:items-start">
      {href ? <TextLink href={href}>{name}</TextLink> : <span>{name}</span>}
      {customer && !isOfOne ? (
        <TextLink href={`/admin/customers/${customer.id}`}>{customer.fullname}</TextLink>
      ) : null}
    </span>
  );
}

function addressOf({ entity, entityId }: AuditEntry): Address | null {
  if (entity === "bill") return `/admin/bills/${Number(entityId)}`;
  if (entity === "dish") return `/admin/dishes/${Number(entityId)}`;
  if (entity === "route") return `/admin/routes/${Number(entityId)}`;
  if (entity === "building") return `/admin/routes/buildings/${Number(entityId)}`;
  if (entity === "plan") return `/admin/plans/${Number(entityId)}`;
  if (entity === "month") return `/admin/bills?month=${entityId}`;
  return null;
}

function ChangedField({ change: { field, before, after } }: { change: Change }) {
  const t = useTranslations("audit");
  return (
    <li className="break-words">
      {field === "" ? null : <span className="text-ink-soft">{field}: </span>}
      {before === null || after === null ? after : t("changed", { before, after })}
    </li>
  );
}

/** The words for an act; an act not known here is shown as it was recorded. */
function useActionName(): (action: string) => string {
  const t = useTranslations("audit.actions");
  return (action) => {
    const known = AUDIT_ACTIONS.find((name) => name === action);
    return known ? t(known) : action;
  };
}

function useEntityName(): (entity: string, id: string) => string {
  const t = useTranslations("audit");
  return (entity, id) => {
    const known = AUDIT_ENTITIES.find((name) => name === entity);
    // there is only one of these, so its id says nothing
    if (known === "settings") return t("entities.settings");
    return t("named", { entity: known ? t(`entities.${known}`) : entity, id });
  };
}
