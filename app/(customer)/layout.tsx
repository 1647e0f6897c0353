import { KeepFresh } from "@/components/fresh/keep-fresh";
import { PageOwner } from "@/components/fresh/page-owner";
import { RenewSession } from "@/components/fresh/renew-session";
import { StaleNotice } from "@/components/fresh/stale-notice";
import { UnprovedEmail } from "@/components/email-proof/unproved-email";
import { InstallHint } from "@/components/install/install-hint";
import { OfflineParts } from "@/components/offline/offline-parts";
import { NewNotice } from "@/components/privacy/new-notice";
import { Texts } from "@/components/shell/texts";
import { CustomerShell } from "@/components/shell/customer-shell";
import { cutoffWords } from "@/components/slots/cutoff-words";
import { KnownCutoffs } from "@/components/slots/known-cutoffs";
import { clockNow } from "@/lib/clock";
import { toBusinessDate } from "@/lib/domain/business-time";
import { SameLanguage } from "@/components/language/same-language";
import { languageNow } from "@/lib/domain/language/language";
import { KitchenContact } from "@/components/settings/kitchen-contact";
import { freshness } from "@/lib/freshness";
import { besideSession, requireCustomer } from "@/lib/access/auth";
import { getKitchen } from "@/lib/access/read";

/** Turns away anyone who is not a customer before any of the page is sent, after which its status could no longer change. */
export default async function CustomerLayout({ children }: LayoutProps<"/">) {
  const { viewer } = await requireCustomer();
  const { kitchenPhone, kitchenWhatsapp, slots } = await getKitchen();
  const now = clockNow();
  const words = await cutoffWords(slots, toBusinessDate(now));
  return (
    <KitchenContact phone={kitchenPhone} whatsapp={kitchenWhatsapp}>
      <SameLanguage language={languageNow()} />
      <PageOwner id={viewer.id}>
        <KnownCutoffs words={{ ...words, namesMeals: slots.length > 1 }}>
          <Texts areas={["offline"]}>
            <CustomerShell unread={besideSession().unread}>
              <OfflineParts ownerId={viewer.id} now={now} />
              <NewNotice known={besideSession().knownNotice} />
              <UnprovedEmail email={besideSession().unproved} />
              {children}
              <InstallHint />
            </CustomerShell>
          </Texts>
        </KnownCutoffs>
      </PageOwner>
      <KeepFresh {...freshness(slots)} />
      <StaleNotice />
      {besideSession().isRenewalDue ? <RenewSession /> : null}
    </KitchenContact>
  );
}
