import type { ReactNode } from "react";
import { ClientMessages } from "@/components/shell/client-messages";
import { GuestShell } from "@/components/shell/guest-shell";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <ClientMessages namespaces={["common", "errors", "accounts"]}>
      <GuestShell>{children}</GuestShell>
    </ClientMessages>
  );
}
