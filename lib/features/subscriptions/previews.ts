import { previewing } from "@/lib/features/corrections/preview";
import { adminEndEarly, adminExtend } from "./commands";

// What each of these would do to existing bills. They change nothing.
export const previewAdminEnd = previewing(adminEndEarly);
export const previewAdminExtend = previewing(adminExtend);
