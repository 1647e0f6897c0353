import type { MetadataRoute } from "next";
import { languageNow } from "@/lib/domain/language/language";
import { textsIn } from "@/lib/texts/texts";

/** Lets a phone install the product beside its other apps. It opens where each user belongs; a guest logs in on the way. */
export default function manifest(): MetadataRoute.Manifest {
  const { appName, tagline } = textsIn(languageNow()).common;
  return {
    id: "/",
    name: appName,
    short_name: appName,
    description: tagline,
    lang: `${languageNow()}-IN`,
    start_url: "/dashboard",
    scope: "/",
    display: "standalone",
    background_color: "#fbfaf7",
    theme_color: "#fbfaf7",
    icons: [
      { src: "/icons/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icons/icon-512.png", sizes: "512x512", type: "image/png" },
      { src: "/icons/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  };
}
