import { PageOwner } from "@/components/fresh/page-owner";
import { KeepFresh } from "@/components/fresh/keep-fresh";
import { StaleNotice } from "@/components/fresh/stale-notice";
import { ProofDialog } from "@/components/proving/proof-dialog";
import { StaffShell } from "@/components/shell/staff-shell";
import { Texts } from "@/components/shell/texts";
import { homeOf } from "@/lib/access/auth";
import { isStaffRole } from "@/lib/domain/identity";
import { passkeyHost } from "@/lib/domain/log-in/passkey-host";
import { env } from "@/lib/env";
import { cutoffWords } from "@/components/slots/cutoff-words";
import { KnownCutoffs } from "@/components/slots/known-cutoffs";
import { clockNow } from "@/lib/clock";
import { toBusinessDate } from "@/lib/domain/business-time";
import { SameLanguage } from "@/components/language/same-language";
import { languageNow } from "@/lib/domain/language/language";
import { KitchenContact } from "@/components/settings/kitchen-contact";
import { freshness } from "@/lib/freshness";
import { getKitchen, getViewer } from "@/lib/access/read";

/** Shows the rail to staff only: for everyone else these pages don't exist, and neither does their navigation. */
export default async function AdminLayout({ children }: LayoutProps<"/admin">) {
  const viewer = await getViewer();
  if (!viewer || !isStaffRole(viewer.role)) return children;
  const { kitchenPhone, slots } = await getKitchen();
  const words = await cutoffWords(slots, toBusinessDate(clockNow()));
  return (
    <Texts areas={["errors", "proving"]}>
      <KitchenContact phone={kitchenPhone}>
        <SameLanguage language={languageNow()} />
        <PageOwner id={viewer.id}>
          <KnownCutoffs words={{ ...words, namesMeals: slots.length > 1 }}>
            <StaffShell role={viewer.role} home={homeOf(viewer.role)} fullname={viewer.fullname}>
              {children}
            </StaffShell>
          </KnownCutoffs>
        </PageOwner>
        <KeepFresh {...freshness(slots)} />
        <StaleNotice />
        <ProofDialog hasPasskeys={passkeyHost(env().APP_URL) !== null} />
      </KitchenContact>
    </Texts>
  );
}
