import { useWatch, type Control, type FieldPath, type FieldValues } from "react-hook-form";
import { otherAreaOf } from "@/lib/domain/typed/area-pins";
import { pincodeField } from "@/lib/fields";

type Kept = { area: string; pincode: string };

/** The area that the typed PIN code belongs to when another was chosen; null where both are as saved. */
export function useOtherArea<I extends FieldValues>(
  control: Control<I>,
  names: { area: FieldPath<I>; pincode: FieldPath<I> },
  kept?: Kept,
): string | null {
  const area: unknown = useWatch({ control, name: names.area });
  const pincode = pincodeField.safeParse(useWatch({ control, name: names.pincode }));
  if (!pincode.success || typeof area !== "string") return null;
  const isKept = area === kept?.area && pincode.data === kept.pincode;
  return isKept ? null : otherAreaOf(pincode.data, area);
}
