"use client";

import type { ComponentProps } from "react";
import { Button } from "@/components/ui/button";

type SubmitButtonProps = Omit<ComponentProps<typeof Button>, "type" | "loading"> & {
  pending: boolean;
};

/** Keeps its name and place while the answer is on its way. */
export function SubmitButton({ pending, ...props }: SubmitButtonProps) {
  return <Button type="submit" loading={pending} {...props} />;
}
