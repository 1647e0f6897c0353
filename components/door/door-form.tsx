"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { ActionForm } from "@/components/form/action-form";
import { ConfirmAction } from "@/components/form/confirm-action";
import { SubmitButton } from "@/components/form/submit-button";
import { Button } from "@/components/ui/button";
import { formatPaise } from "@/lib/domain/money";
import { receiptPath } from "@/lib/features/door/collect-schema";
import { DoorFields } from "./door-fields";
import { readAmount, useDoorForm, type PayableBill } from "./use-door-form";

type DoorFormProps = {
  bill: PayableBill;
  /** Whose bill it is. */
  name: string;
};

/** Records money taken at the door: how much, how, and one confirmation before it counts. Ends at the receipt. */
export function DoorForm({ bill, name }: DoorFormProps) {
  const t = useTranslations("collect.form");
  const router = useRouter();
  const door = useDoorForm(bill, ({ doorPaymentId, onlineMayStillCome }) =>
    router.push(receiptPath(doorPaymentId, onlineMayStillCome)),
  );
  return (
    <ActionForm
      state={door.state}
      labelledBy="take"
      footer={<ConfirmTaking door={door} month={bill.month} name={name} />}
    >
      <h2 id="take" className="text-xl font-semibold">
        {t("title", { month: bill.month })}
      </h2>
      <DoorFields control={door.state.control} open={bill.open} />
      {door.state.refusal ? (
        <Button variant="outline" onClick={() => router.refresh()}>
          {t("lookAgain")}
        </Button>
      ) : null}
    </ActionForm>
  );
}

type ConfirmTakingProps = { door: ReturnType<typeof useDoorForm>; month: string; name: string };

/** The button that takes the money, and its question, which the form opens once the input is valid. */
function ConfirmTaking({ door: { state, isAsked, confirm, cancel }, month, name }: ConfirmTakingProps) {
  const t = useTranslations("collect.form");
  const [typed, method, reference] = useWatch({
    control: state.control,
    name: ["amount", "method", "reference"],
  });
  const amount = readAmount(typed);
  const words = { amount: amount === null ? "" : formatPaise(amount), name, month, reference };
  const label = amount === null ? t("takeSome") : t("take", words);
  return (
    <ConfirmAction
      open={isAsked}
      onOpenChange={(open) => (open ? undefined : cancel())}
      trigger={
        <SubmitButton size="lg" pending={state.pending} className="w-full tabular-nums sm:w-auto">
          {label}
        </SubmitButton>
      }
      title={t("confirmTitle", words)}
      description={t(method === "upi" ? "confirmUpi" : "confirmCash", words)}
      confirmLabel={label}
      pending={state.pending}
      refusal={null}
      onConfirm={confirm}
    />
  );
}
