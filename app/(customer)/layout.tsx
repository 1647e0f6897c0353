import type { ReactNode } from "react";
import { ClientMessages } from "@/components/shell/client-messages";
import { CustomerShell } from "@/components/shell/customer-shell";

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
    </ClientMessages>
  );
}
