"use client";

import dynamic from "next/dynamic";
import { useEffect, useRef, useState } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import type { CalculatorProps } from "./calculator";

const loading = () => <CalculatorSkeleton />;
const Guest = dynamic(() => import("./guest-estimates").then((file) => file.GuestEstimates), {
  ssr: false,
  loading,
});
const Member = dynamic(() => import("./member-calculator").then((file) => file.MemberCalculator), {
  ssr: false,
  loading,
});

/** How far below the screen it may be when its code is fetched. */
const NEAR = "400px";

/** The calculator, whose code is fetched when somebody comes near: the plans above it wait for none of it. */
export function LazyCalculator({ isMember, ...props }: CalculatorProps & { isMember: boolean }) {
  const place = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    if (!place.current) return;
    const watch = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) setNear(true);
      },
      { rootMargin: NEAR },
    );
    watch.observe(place.current);
    return () => watch.disconnect();
  }, []);
  const Chosen = isMember ? Member : Guest;
  return <div ref={place}>{isNear ? <Chosen {...props} /> : <CalculatorSkeleton />}</div>;
}

/** The shape of what comes. */
function CalculatorSkeleton() {
  return (
    <div aria-hidden className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="space-y-6">
        <Skeleton className="h-11 w-full" />
        <Skeleton className="h-14 w-full sm:h-11" />
        <Skeleton className="h-11 w-full" />
        <Skeleton className="h-11 w-1/2" />
      </div>
      <Skeleton className="h-80 w-full rounded-card" />
    </div>
  );
}
