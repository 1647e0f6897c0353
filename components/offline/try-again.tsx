"use client";

import { useEffect } from "react";
import { isServerThere } from "@/components/fresh/server-there";
import { loadPageAnew } from "@/components/press/line";
import { Button } from "@/components/ui/button";

/** Reads the page that was asked for, by itself as soon as the server is there. */
export function TryAgain({ label }: { label: string }) {
  useEffect(() => {
    // opened on purpose, it is a page like any other
    if (window.location.pathname === "/offline") return;
    const look = async () => {
      if (await isServerThere()) loadPageAnew();
    };
    const again = () => void look();
    window.addEventListener("online", again);
    return () => window.removeEventListener("online", again);
  }, []);
  return (
    <Button variant="outline" onClick={loadPageAnew}>
      {label}
    </Button>
  );
}
