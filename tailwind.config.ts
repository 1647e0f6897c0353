import type { Config } from "tailwindcss";

const token = (name: string) => `var(--${name})`;

/**
 * The colours below replace Tailwind's palette: a screen can only be painted with names that say a job.
 * Their values, light and dark, stand once in app/globals.css.
 */
export default {
  darkMode: "media",
  theme: {
    colors: {
      transparent: "transparent",
      current: "currentColor",
      surface: {
        DEFAULT: token("surface"),
        raised: token("surface-raised"),
        sunken: token("surface-sunken"),
      },
      line: { DEFAULT: token("line"), strong: token("line-strong") },
      ink: { DEFAULT: token("ink"), soft: token("ink-soft") },
      accent: {
        DEFAULT: token("accent"),
        hover: token("accent-hover"),
        fill: token("accent-fill"),
        soft: token("accent-soft"),
      },
      "on-accent": token("on-accent"),
      good: { DEFAULT: token("good"), soft: token("good-soft") },
      bad: { DEFAULT: token("bad"), hover: token("bad-hover"), soft: token("bad-soft") },
      paused: { DEFAULT: token("paused"), soft: token("paused-soft") },
      overlay: token("overlay"),
    },
    extend: {
      textColor: { paused: token("paused-ink") },
      borderRadius: { card: "10px", control: "8px" },
      boxShadow: { float: token("shadow-float") },
      fontFamily: { sans: [token("font-text")], own: ["system-ui", "sans-serif"] },
      maxWidth: { content: "1120px", prose: "65ch" },
      transitionDuration: { DEFAULT: "150ms" },
    },
  },
} satisfies Config;
