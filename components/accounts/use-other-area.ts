import { useWatch, type Control, type FieldPath, type FieldValues } from "react-hook-form";
import { otherAreaOf } from "@/lib/domain/typed/area-pins";
import { isPincode, plainFigures } from "@/lib/domain/typed/digits";

type Kept = { area: string; pincode: string };

/** The area that the typed PIN code belongs to when another was chosen; null where both are as saved. */
export function useOtherArea<I extends FieldValues>(
  control: Control<I>,
  names: { area: FieldPath<I>; pincode: FieldPath<I> },
  kept?: Kept,
): string | null {
  const area: unknown = useWatch({ control, name: names.area });
  const typed: unknown = useWatch({ control, name: names.pincode });
  if (typeof typed !== "string" || typeof area !== "string") return null;
  const pincode = plainFigures(typed);
  const isKept = area === kept?.area && pincode === kept.pincode;
  return isKept || !isPincode(pincode) ? null : otherAreaOf(pincode, area);
}
