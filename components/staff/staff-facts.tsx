import { useTranslations } from "next-intl";
import { Card, CardContent } from "@/components/ui/card";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { formatInstant } from "@/lib/domain/business-time";
import type { StaffEntry } from "@/lib/features/staff/queries";
import { StaffStateBadge } from "./staff-state-badge";

export function StaffFacts({ person }: { person: StaffEntry }) {
  const t = useTranslations("adminStaff");
  const roles = useTranslations("common.roles");
  return (
    <Card aria-label={t("person.facts")}>
      <CardContent>
        <DescriptionList>
          <DescriptionItem term={t("state")}>
            <StaffStateBadge state={person.state} />
          </DescriptionItem>
          <DescriptionItem term={t("role")}>{roles(person.role)}</DescriptionItem>
          <DescriptionItem term={t("email")}>{person.email ?? t("none")}</DescriptionItem>
          <DescriptionItem term={t("phone")} numeric>
            {person.phone ?? t("none")}
          </DescriptionItem>
          <DescriptionItem term={t("lastSeen")} numeric>
            {person.lastSeenAt ? formatInstant(person.lastSeenAt) : t("never")}
          </DescriptionItem>
          <DescriptionItem term={t("person.devices")} numeric>
            {t("person.deviceCount", { count: person.devices })}
          </DescriptionItem>
        </DescriptionList>
      </CardContent>
    </Card>
  );
}
