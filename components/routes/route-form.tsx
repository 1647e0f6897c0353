"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { SelectField } from "@/components/form/select-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { StaleAlert } from "@/components/fresh/stale-alert";
import { useStaleEdit, useStaleWatch } from "@/components/fresh/use-stale-edit";
import { useActionForm } from "@/components/press/use-action-form";
import { LinkButton } from "@/components/ui/link-button";
import { saveRouteAction } from "@/lib/features/routes/actions";
import type { Driver, RouteOnDay } from "@/lib/features/routes/queries";
import { routeTexts } from "@/lib/features/routes/schema";

const NEW = { name: "", driverId: null, vehicle: null, capacity: null };

type RouteFormProps = { route: RouteOnDay | null; drivers: readonly Driver[] };

/** What a route is called, who drives it, in what, and how much goes in. */
export function RouteForm({ route, drivers }: RouteFormProps) {
  const t = useTranslations("routes");
  const router = useRouter();
  const watch = useStaleWatch(saveRouteAction);
  const state = useActionForm({
    schema: () => import("@/lib/features/routes/schema").then(({ routeSchema }) => routeSchema),
    action: watch.action,
    keepAs: `route:${route?.id ?? "new"}`,
    defaultValues: {
      routeId: route?.id,
      version: route?.version,
      ...routeTexts(route ?? NEW),
    },
    onSuccess: ({ id }) => router.push(`/admin/routes?saved=${id}`),
    refusalText: (refusal) => t(`refusals.${refusal}`),
    refusalField: { "name-taken": "name", "staff-gone": "driverId" },
  });
  const { control, pending } = state;
  const labels = {
    ...{ name: t("form.name"), driverId: t("form.driver") },
    ...{ vehicle: t("form.vehicle"), capacity: t("form.capacity") },
  };
  return (
    <ActionForm
      state={watch.quiet(state)}
      className="max-w-2xl"
      footer={
        <>
          <StaleAlert stale={useStaleEdit(watch, state)} labels={labels} />
          <SubmitButton pending={pending}>{t("form.save")}</SubmitButton>
          <LinkButton variant="ghost" href="/admin/routes">
            {t("form.cancel")}
          </LinkButton>
        </>
      }
    >
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField control={control} name="name" label={labels.name} maxLength={60} />
        <SelectField
          control={control}
          name="driverId"
          label={labels.driverId}
          placeholder={t("noDriver")}
          optional
          options={drivers.map(({ id, fullname }) => ({ value: String(id), label: fullname }))}
        />
        <TextField
          control={control}
          name="vehicle"
          label={labels.vehicle}
          hint={t("form.vehicleHint")}
          maxLength={60}
          optional
        />
        <TextField
          control={control}
          name="capacity"
          label={labels.capacity}
          inputMode="numeric"
          numeric
          optional
        />
      </div>
    </ActionForm>
  );
}
