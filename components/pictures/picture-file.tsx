"use client";

import { useRef, type ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { controlClasses, fileButton } from "@/components/ui/control";
import { shrinkPicture } from "./shrink-picture";

type PictureFileProps = Omit<ComponentProps<"input">, "type" | "accept" | "className" | "onChange"> & {
  /** Of the file that was chosen, and of the same made small once that is done. */
  onChange: (file: File | undefined) => void;
  /** Of the file as it was chosen, once. */
  onChoose?: (file: File | undefined) => void;
};

/** Chooses a picture, which is made small before it is sent. */
export function PictureFile({ onChange, onChoose, ...props }: PictureFileProps) {
  const latest = useRef<File | undefined>(undefined);
  const choose = (file: File | undefined) => {
    onChoose?.(file);
    onChange(file);
    latest.current = file;
    if (!file) return;
    void shrinkPicture(file).then((small) => {
      if (latest.current === file && small !== file) onChange(small);
    });
  };
  return (
    <input
      {...props}
      type="file"
      accept="image/jpeg,image/png,image/webp"
      onChange={(event) => choose(event.target.files?.[0])}
      className={cn(controlClasses, fileButton, "cursor-pointer")}
    />
  );
}
