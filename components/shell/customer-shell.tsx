import {
  Bell,
  CalendarDays,
  CreditCard,
  House,
  ReceiptText,
  Repeat,
  UserRound,
  UtensilsCrossed,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { logOutForm } from "@/lib/features/accounts/forms";
import { Brand } from "./brand";
import { BringEstimates } from "@/components/saved-estimates/bring-estimates";
import { CallLink } from "@/components/settings/kitchen-contact";
import { LanguageChoice } from "@/components/language/language-choice";
import { LogOutButton } from "./log-out-button";
import { MainContent } from "./main-content";
import { MoreMenu } from "./more-menu";
import { NavLink } from "./nav-link";
import { SkipLink } from "./skip-link";
import { TermsLinks } from "./terms-links";
import { VersionMark } from "@/components/system/version-mark";

const places = [
  { href: "/dashboard", name: "today", Icon: House },
  { href: "/calendar", name: "calendar", Icon: CalendarDays },
  { href: "/subscriptions", name: "subscriptions", Icon: Repeat },
  { href: "/bills", name: "bills", Icon: ReceiptText },
  { href: "/payments", name: "payments", Icon: CreditCard },
  { href: "/menu", name: "menu", Icon: UtensilsCrossed },
  { href: "/profile", name: "me", Icon: UserRound },
] as const;

const MOST_COUNTED = 9;

const withinReach = places.filter(({ name }) => ["today", "calendar", "bills", "me"].includes(name));
const behindMore = places.filter((place) => !withinReach.includes(place));

/** The customer's pages: a top bar on a wide screen; on a phone four places within thumb's reach, the rest behind "More". */
export function CustomerShell({ unread, children }: { unread: number; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <TopBar unread={unread} />
      <MainContent className="mx-auto max-w-content pb-28 lg:pb-16">
        <BringEstimates />
        {children}
        <div className="mt-12 flex flex-wrap gap-x-6">
          <CallLink className="inline-flex min-h-11 items-center text-sm text-ink-soft tabular-nums underline underline-offset-4 max-lg:hidden print:hidden" />
          <TermsLinks />
          <LanguageChoice className="ms-auto" />
          <VersionMark className="basis-full" />
        </div>
      </MainContent>
      <BottomBar />
    </div>
  );
}

function TopBar({ unread }: { unread: number }) {
  const t = useTranslations("common.nav");
  return (
    <header className="sticky top-0 z-30 border-b border-line bg-surface print:hidden">
      <div className="mx-auto flex h-16 max-w-content items-center justify-between gap-4 px-4 sm:px-6">
        <Brand href="/dashboard" />
        <nav aria-label={t("main")} className="hidden items-center lg:flex">
          {places.map(({ href, name }) => (
            <NavLink key={href} look="bar" href={href}>
              {t(name)}
            </NavLink>
          ))}
          <InboxLink unread={unread} />
          <LogOutButton plain={logOutForm} className="ms-2" />
        </nav>
        <div className="flex items-center lg:hidden">
          <InboxLink unread={unread} />
          <MoreMenu label={t("more")}>
            {behindMore.map(({ href, name, Icon }) => (
              <NavLink key={href} look="list" href={href}>
                <Icon aria-hidden />
                {t(name)}
              </NavLink>
            ))}
            <CallLink className="flex min-h-11 items-center rounded-control px-3 font-medium text-ink-soft tabular-nums hover:bg-surface-sunken hover:text-ink" />
            <hr className="my-2" />
            <LogOutButton plain={logOutForm} className="w-full gap-3 [&_svg]:size-5" />
          </MoreMenu>
        </div>
      </div>
    </header>
  );
}

/** A bell; how much is new stands on it, and in its name. */
function InboxLink({ unread }: { unread: number }) {
  const t = useTranslations("common.nav");
  return (
    <NavLink look="bar" href="/notifications">
      <Bell aria-hidden className="size-5" />
      <span className="sr-only">{t("inbox", { count: unread })}</span>
      {unread > 0 ? (
        <span
          aria-hidden
          className="absolute end-0.5 top-1 min-w-5 rounded-full bg-accent px-1 text-center text-xs/5 font-semibold text-on-accent tabular-nums"
        >
          {unread > MOST_COUNTED ? `${MOST_COUNTED}+` : unread}
        </span>
      ) : null}
    </NavLink>
  );
}

function BottomBar() {
  const t = useTranslations("common.nav");
  return (
    <nav
      aria-label={t("main")}
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface-raised safe-bottom lg:hidden print:hidden"
    >
      <div className="mx-auto flex max-w-lg">
        {withinReach.map(({ href, name, Icon }) => (
          <NavLink key={href} look="tab" href={href}>
            <Icon aria-hidden />
            {t(name)}
          </NavLink>
        ))}
      </div>
    </nav>
  );
}
