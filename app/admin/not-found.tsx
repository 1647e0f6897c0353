import { MissingPage } from "@/components/errors/missing-page";

export default function NotFound() {
  return <MissingPage />;
}
