import Image from "next/image";
import { Dabba } from "@/components/illustrations/dabba";
import { Dal, Roti, Sabzi, Sweet } from "@/components/illustrations/dishes";
import { Thali } from "@/components/illustrations/thali";
import { cn } from "@/components/ui/cn";

type PlanPictureProps = {
  plan: { id: number; imageFilename: string | null };
  early?: boolean;
  className?: string;
};

const drawings = [Thali, Sabzi, Dabba, Dal, Roti, Sweet] as const;

/** The plan's own picture, or one of our drawings, always the same one for a plan. Decoration beside its name. */
export function PlanPicture({ plan, early, className }: PlanPictureProps) {
  const frame = cn("relative block overflow-hidden bg-surface-sunken", className);
  if (plan.imageFilename !== null) {
    return (
      <div className={frame}>
        <Image
          src={`/uploads/dishes/${plan.imageFilename}`}
          alt=""
          fill
          loading={early ? "eager" : "lazy"}
          sizes="(min-width: 64rem) 22rem, (min-width: 40rem) 50vw, 100vw"
          className="object-cover"
        />
      </div>
    );
  }
  const DrawingOfPlan = drawings[plan.id % drawings.length] ?? Thali;
  return (
    <div className={cn(frame, "flex items-center justify-center p-5")}>
      <DrawingOfPlan className="h-full w-auto" />
    </div>
  );
}
