import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { TextLink } from "@/components/ui/text-link";
import { formatInstant } from "@/lib/domain/business-time";
import type { StaffEntry } from "@/lib/features/staff/queries";
import { StaffStateBadge } from "./staff-state-badge";

type StaffTableProps = { people: readonly StaffEntry[]; viewerId: number };

export function StaffTable({ people, viewerId }: StaffTableProps) {
  const t = useTranslations("adminStaff");
  const roles = useTranslations("common.roles");
  return (
    <DataTable
      caption={t("caption")}
      dense
      rows={people}
      rowKey={({ id }) => id}
      columns={[
        {
          name: t("name"),
          cell: ({ id, fullname }) => (
            <span>
              <TextLink href={`/admin/staff/${id}`}>{fullname}</TextLink>
              {id === viewerId ? <span className="font-normal text-ink-soft"> ({t("you")})</span> : null}
            </span>
          ),
        },
        { name: t("login"), className: "tabular-nums break-all", cell: ({ email, phone }) => email ?? phone },
        { name: t("role"), cell: ({ role }) => roles(role) },
        { name: t("state"), cell: ({ state }) => <StaffStateBadge state={state} /> },
        {
          name: t("lastSeen"),
          className: "tabular-nums sm:whitespace-nowrap",
          cell: ({ lastSeenAt }) => (lastSeenAt ? formatInstant(lastSeenAt) : t("never")),
        },
      ]}
    />
  );
}
