"use client";

import { useTranslations } from "next-intl";
import { useState, type ComponentProps, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@/components/ui/dialog";

type FormDialogProps = {
  /** The button's label; with `null` there is no button, and an open window stays open. */
  button: ReactNode;
  size?: ComponentProps<typeof Button>["size"];
  variant?: ComponentProps<typeof Button>["variant"];
  /** The id of what the button is about. */
  describedBy?: string;
  title: string;
  description: string;
  onOpen?: () => void;
  /** The form; it receives a function that closes the window. */
  children: (close: () => void) => ReactNode;
};

/** A button that asks for more in a window. */
export function FormDialog(props: FormDialogProps) {
  const { button, size, variant = "outline", describedBy, title, description, onOpen, children } = props;
  const t = useTranslations("common.actions");
  const [open, setOpen] = useState(false);
  const change = (isOpen: boolean) => {
    setOpen(isOpen);
    if (isOpen) onOpen?.();
  };
  return (
    <Dialog open={open} onOpenChange={change}>
      {button === null ? null : (
        <DialogTrigger asChild>
          <Button variant={variant} size={size} aria-describedby={describedBy}>
            {button}
          </Button>
        </DialogTrigger>
      )}
      <DialogContent closeLabel={t("close")}>
        <DialogHeader>
          <DialogTitle className="tabular-nums">{title}</DialogTitle>
          <DialogDescription className="break-words tabular-nums">{description}</DialogDescription>
        </DialogHeader>
        {children(() => setOpen(false))}
      </DialogContent>
    </Dialog>
  );
}
