import { Utensils } from "lucide-react";
import { Badge } from "@/components/ui/badge";

/** Which meal of the day something is; nothing in a kitchen that has one. */
export function MealBadge({ name }: { name: string | null }) {
  return name === null ? null : (
    <Badge icon={Utensils} className="min-w-0 whitespace-normal">
      {name}
    </Badge>
  );
}
