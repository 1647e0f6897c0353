import { useTranslations } from "next-intl";
import { deviceName, placeName } from "@/components/accounts/device-name";
import { Card, CardContent } from "@/components/ui/card";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { formatInstant } from "@/lib/domain/business-time";
import type { Place } from "@/lib/features/system/country";
import type { StaffEntry } from "@/lib/features/staff/queries";
import { StaffStateBadge } from "./staff-state-badge";

/** The device on which they were seen last, and where. */
function LastUsed({ userAgent, place }: { userAgent: string | null; place: Place }) {
  const t = useTranslations("accounts.devices");
  const { browser, system } = deviceName(userAgent);
  const name = t("name", {
    browser: t(`browser.${browser ?? "unknown"}`),
    system: t(`system.${system ?? "unknown"}`),
  });
  return t("nameAt", { name, place: placeName(place) });
}

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
          {person.place ? (
            <DescriptionItem term={t("person.lastUsed")} numeric>
              <LastUsed userAgent={person.userAgent} place={person.place} />
            </DescriptionItem>
          ) : null}
          <DescriptionItem term={t("person.devices")} numeric>
            {t("person.deviceCount", { count: person.devices })}
          </DescriptionItem>
        </DescriptionList>
      </CardContent>
    </Card>
  );
}
