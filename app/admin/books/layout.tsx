import { Texts } from "@/components/shell/texts";

export default function BooksLayout({ children }: LayoutProps<"/admin/books">) {
  return <Texts areas={["books", "errors"]}>{children}</Texts>;
}
