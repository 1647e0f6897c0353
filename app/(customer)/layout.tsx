import type { ReactNode } from "react";
import { KeepFresh } from "@/components/fresh/keep-fresh";
import { StaleNotice } from "@/components/fresh/stale-notice";
import { ClientMessages } from "@/components/shell/client-messages";
import { CustomerShell } from "@/components/shell/customer-shell";
import { freshness } from "@/lib/freshness";

const namespaces = [
  "common",
  "errors",
  "accounts",
  "subscriptions",
  "pauses",
  "billing",
  "payments",
] as const;

export default function CustomerLayout({ children }: { children: ReactNode }) {
  return (
    <ClientMessages namespaces={namespaces}>
      <CustomerShell>{children}</CustomerShell>
      <KeepFresh {...freshness()} />
      <StaleNotice />
    </ClientMessages>
  );
}
