import { useWatch, type Control, type FieldPath, type FieldValues } from "react-hook-form";
import { otherAreaOf } from "@/lib/domain/area-pins";
import { pincodeField } from "@/lib/fields";

/** The area that the typed PIN code is known by when another was chosen. */
export function useOtherArea<I extends FieldValues>(
  control: Control<I>,
  names: { area: FieldPath<I>; pincode: FieldPath<I> },
): string | null {
  const area: unknown = useWatch({ control, name: names.area });
  const pincode = pincodeField.safeParse(useWatch({ control, name: names.pincode }));
  return pincode.success && typeof area === "string" ? otherAreaOf(pincode.data, area) : null;
}
