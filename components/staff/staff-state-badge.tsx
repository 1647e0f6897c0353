import { Ban, KeyRound, Mail } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { StaffState } from "@/lib/domain/staff/changes";

const LOOKS = {
  active: { tone: "good", icon: undefined },
  "first-password": { tone: "accent", icon: KeyRound },
  invited: { tone: "accent", icon: Mail },
  deactivated: { tone: "neutral", icon: Ban },
} as const;

export function StaffStateBadge({ state }: { state: StaffState }) {
  const t = useTranslations("adminStaff.states");
  const { tone, icon } = LOOKS[state];
  return (
    <Badge tone={tone} icon={icon}>
      {t(state)}
    </Badge>
  );
}
