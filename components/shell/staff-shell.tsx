import { Store } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { StaffRole } from "@/lib/domain/identity";
import { logOutForm } from "@/lib/features/accounts/forms";
import { Brand } from "./brand";
import { LanguageChoice } from "@/components/language/language-choice";
import { LogOutButton } from "./log-out-button";
import { MainContent } from "./main-content";
import { MoreMenu } from "./more-menu";
import { NavLink } from "./nav-link";
import { SkipLink } from "./skip-link";
import { staffPlaces } from "./staff-places";
import { VersionMark } from "@/components/system/version-mark";
import type { Route } from "@/lib/routes";

type StaffShellProps = { role: StaffRole; home: Route; fullname: string; children: ReactNode };

/** Staff pages: a rail on the left, or the same places behind "More" where there is no room for it. */
export function StaffShell({ role, home, fullname, children }: StaffShellProps) {
  const t = useTranslations("common.nav");
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[14.5rem_minmax(0,1fr)] print:block">
      <SkipLink />
      <aside className="hidden border-e border-line bg-surface-raised lg:block print:hidden">
        <div className="sticky top-0 flex h-[calc(100dvh-var(--demo-banner,0px))] flex-col px-3 py-4">
          <div className="mb-4 px-2.5">
            <Brand href={home} />
          </div>
          <div className="-mx-3 min-h-0 grow overflow-y-auto px-3 pb-3">
            <StaffNav role={role} look="rail" />
          </div>
          <Who fullname={fullname} role={role} />
        </div>
      </aside>
      <header className="sticky top-0 z-30 flex h-14 items-center justify-between border-b border-line bg-surface-raised px-4 lg:hidden print:hidden">
        <Brand href={home} />
        <MoreMenu label={t("more")}>
          <StaffNav role={role} look="list" />
          <Who fullname={fullname} role={role} />
        </MoreMenu>
      </header>
      <MainContent className="mx-auto max-w-7xl min-w-0 lg:px-8 print:p-0">
        {children}
        <VersionMark className="mt-12" />
      </MainContent>
    </div>
  );
}

/** Pages that are reached from a place but don't lie below its address. */
const BELOW: Partial<Record<string, string>> = { "/admin/bills": "/admin/corrections" };

function StaffNav({ role, look }: { role: StaffRole; look: "rail" | "list" }) {
  const t = useTranslations("common.nav");
  return (
    <nav aria-label={t("staff")} className="flex flex-col gap-3">
      {staffPlaces(role).map((group) => (
        <div key={group.name}>
          <p className="mb-1 px-2.5 text-xs font-medium text-ink-soft">{t(group.name)}</p>
          <ul className="flex flex-col gap-0.5">
            {group.places.map(({ href, name, Icon }) => (
              <li key={href}>
                <NavLink look={look} href={href} exact={href === "/admin"} also={BELOW[href]}>
                  <Icon aria-hidden />
                  {t(name)}
                </NavLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function Who({ fullname, role }: { fullname: string; role: StaffRole }) {
  const t = useTranslations("common");
  return (
    <div className="mt-auto flex flex-col gap-0.5 border-t border-line pt-3 max-lg:mt-3">
      <p className="truncate px-2.5 text-sm font-medium">{fullname}</p>
      <p className="px-2.5 text-xs text-ink-soft">{t(`roles.${role}`)}</p>
      <NavLink look="rail" href="/plans">
        <Store aria-hidden />
        {t("nav.shop")}
      </NavLink>
      <LanguageChoice className="flex-wrap px-0 [&_button]:min-h-9" />
      <LogOutButton plain={logOutForm} className="min-h-9 w-full gap-2.5 px-2.5 text-sm" />
    </div>
  );
}
