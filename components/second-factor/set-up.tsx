"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/press/use-action-form";
import { Button } from "@/components/ui/button";
import { confirmAuthenticatorAction } from "@/lib/features/second-factor/actions";
import type { Enrolment } from "@/lib/features/second-factor/queries";
import { CopyButton } from "./copy-button";
import { NO_PROOF, PROOF_REFUSALS, ProofFields } from "./proof-fields";

type SetUpProps = {
  enrolment: Enrolment;
  onCancel: () => void;
  onDone: (codes: readonly string[]) => void;
};

/** Three steps: open the app, give it the key, and prove with a first code that it has it. */
export function SetUp({ enrolment, onCancel, onDone }: SetUpProps) {
  const t = useTranslations("secondFactor.setUp");
  const refusals = useTranslations("secondFactor.refusals");
  const state = useActionForm({
    schema: () => import("@/lib/features/second-factor/schema").then(({ provedSchema }) => provedSchema),
    action: confirmAuthenticatorAction,
    keepAs: "second-factor",
    defaultValues: NO_PROOF,
    refusalText: refusals,
    refusalField: PROOF_REFUSALS,
    onSuccess: ({ codes }) => onDone(codes ?? []),
  });
  return (
    <ol className="space-y-8">
      <Step number={1} title={t("app")}>
        <p className="text-ink-soft">{t("appText")}</p>
      </Step>
      <Step number={2} title={t("scan")}>
        <div className="flex flex-col gap-x-6 gap-y-4 sm:flex-row sm:items-center">
          <QrCode {...enrolment} label={t("picture")} />
          <div className="min-w-0">
            <p className="text-ink-soft">{t("byHand")}</p>
            <p className="mt-1 font-mono text-sm leading-6 [overflow-wrap:anywhere]">{enrolment.typed}</p>
            <CopyButton className="mt-3" text={enrolment.typed.replaceAll(" ", "")} label={t("copyKey")} />
          </div>
        </div>
      </Step>
      <Step number={3} title={t("confirm")}>
        <ActionForm
          state={state}
          className="sm:max-w-sm"
          footer={
            <>
              <SubmitButton pending={state.pending}>{t("submit")}</SubmitButton>
              <Button variant="ghost" onClick={onCancel}>
                {t("cancel")}
              </Button>
            </>
          }
        >
          <ProofFields control={state.control} label={t("code")} hint={t("codeHint")} />
        </ActionForm>
      </Step>
    </ol>
  );
}

function Step({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  return (
    <li className="flex gap-4">
      <span
        aria-hidden
        className="flex size-7 shrink-0 items-center justify-center rounded-full bg-surface-sunken text-sm font-semibold text-ink-soft tabular-nums"
      >
        {number}
      </span>
      <div className="min-w-0 grow">
        <h3 className="font-semibold text-ink">{title}</h3>
        <div className="mt-2">{children}</div>
      </div>
    </li>
  );
}

/** Dark on light in either colour scheme, as scanners need it. */
function QrCode({ path, size, label }: Pick<Enrolment, "path" | "size"> & { label: string }) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="bg-white size-44 shrink-0 rounded-control border border-line"
    >
      <path d={path} className="fill-black" />
    </svg>
  );
}
