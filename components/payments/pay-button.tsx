import Form from "next/form";
import { useTranslations } from "next-intl";
import { Button, type ButtonVariants } from "@/components/ui/button";
import { formatPaise, type Paise } from "@/lib/domain/money";

type PayButtonProps = Pick<ButtonVariants, "size" | "variant"> & {
  billId: number;
  /** How much of the bill is open. */
  amount: Paise;
  className?: string;
};

/** Goes to the page where this bill is paid. */
export function PayButton({ billId, amount, ...looks }: PayButtonProps) {
  const t = useTranslations("billing.bill");
  return (
    <Form action={`/bills/${billId}/pay`} className={looks.className}>
      <Button type="submit" {...looks}>
        {t("pay", { amount: formatPaise(amount) })}
      </Button>
    </Form>
  );
}
