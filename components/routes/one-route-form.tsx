"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { SelectField } from "@/components/form/select-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/press/use-action-form";
import { makeOneRouteAction } from "@/lib/features/routes/actions";
import type { Driver } from "@/lib/features/routes/queries";

/** For a kitchen with one round: everything is on it, in one press. */
export function OneRouteForm({ drivers }: { drivers: readonly Driver[] }) {
  const t = useTranslations("routes");
  const router = useRouter();
  const only = drivers.length === 1 ? String(drivers[0]?.id) : "";
  const state = useActionForm({
    schema: () => import("@/lib/features/routes/schema").then(({ oneRouteSchema }) => oneRouteSchema),
    action: makeOneRouteAction,
    keepAs: "one-route",
    defaultValues: { name: t("one.defaultName"), driverId: only },
    onSuccess: ({ id }) => router.push(`/admin/routes?saved=${id}`),
    refusalText: (refusal) => t(`refusals.${refusal}`),
    refusalField: { "name-taken": "name", "staff-gone": "driverId" },
  });
  return (
    <section aria-labelledby="one-route">
      <h2 id="one-route" className="text-lg font-semibold">
        {t("one.heading")}
      </h2>
      <p className="mb-4 text-ink-soft">{t("one.description")}</p>
      <ActionForm
        state={state}
        className="max-w-2xl"
        footer={<SubmitButton pending={state.pending}>{t("one.submit")}</SubmitButton>}
      >
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField control={state.control} name="name" label={t("one.name")} maxLength={60} />
          <SelectField
            control={state.control}
            name="driverId"
            label={t("one.driver")}
            options={drivers.map(({ id, fullname }) => ({ value: String(id), label: fullname }))}
          />
        </div>
      </ActionForm>
    </section>
  );
}
