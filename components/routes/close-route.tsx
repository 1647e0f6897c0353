"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmAction } from "@/components/form/confirm-action";
import { useAction } from "@/components/press/use-action";
import { Button } from "@/components/ui/button";
import { closeRouteAction } from "@/lib/features/routes/actions";
import type { RouteOnDay } from "@/lib/features/routes/queries";

type CloseRouteProps = {
  route: RouteOnDay;
  /** The route that takes every door once this one is closed; null where none or several are left. */
  heir: string | null;
};

/** Ends a route, after saying what becomes of its buildings. */
export function CloseRoute({ route, heir }: CloseRouteProps) {
  const t = useTranslations("routes");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const { run, pending, refusal } = useAction({
    action: closeRouteAction,
    onSuccess: () => router.push("/admin/routes"),
    refusalText: (reason) => t(`refusals.${reason}`),
  });
  return (
    <div>
      <ConfirmAction
        open={open}
        onOpenChange={setOpen}
        trigger={<Button variant="outline">{t("close.button")}</Button>}
        title={t("close.title", { name: route.name })}
        description={
          <p>
            {heir === null
              ? t("close.description", { buildings: route.buildings })
              : t("close.handedOver", { buildings: route.buildings, other: heir })}
          </p>
        }
        confirmLabel={t("close.confirm", { name: route.name })}
        destructive
        pending={pending}
        refusal={refusal}
        onConfirm={() => run({ routeId: route.id, version: route.version })}
      />
    </div>
  );
}
