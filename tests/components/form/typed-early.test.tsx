import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useForm } from "react-hook-form";
import { RadioField } from "@/components/form/radio-field";
import { SelectField } from "@/components/form/select-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { WeekdaysField } from "@/components/form/weekdays-field";
import { hydrateWithTexts } from "../../support/hydrate";

const AREAS = ["Vashi", "Nerul"].map((area) => ({ value: area, label: area }));
const METHODS = ["cash", "upi"].map((method) => ({ value: method, label: method }));

function Sample({ onSent }: { onSent: (values: unknown) => void }) {
  const defaultValues = { fullname: "", area: "", method: "cash", weekdays: [1, 2, 3] };
  const { control, handleSubmit } = useForm({ defaultValues });
  return (
    <form onSubmit={handleSubmit((values) => onSent(values))}>
      <TextField control={control} name="fullname" label="Full name" />
      <SelectField control={control} name="area" label="Area" options={AREAS} />
      <RadioField control={control} name="method" label="Paid by" options={METHODS} />
      <WeekdaysField control={control} name="weekdays" label="Weekdays" />
      <SubmitButton pending={false}>Send</SubmitButton>
    </form>
  );
}

const field = (name: string) => screen.getByRole<HTMLInputElement>("textbox", { name });

it("keeps what was typed and chosen before the code of the page had come", async () => {
  const onSent = jest.fn();
  const hydrate = hydrateWithTexts(<Sample onSent={onSent} />);
  field("Full name").value = "Meera Iyer";
  screen.getByRole<HTMLSelectElement>("combobox", { name: "Area" }).value = "Nerul";
  screen.getByRole<HTMLInputElement>("radio", { name: "upi" }).checked = true;
  screen.getByRole<HTMLInputElement>("checkbox", { name: "Monday" }).checked = false;
  act(hydrate);
  expect(field("Full name").value).toBe("Meera Iyer");
  await userEvent.click(screen.getByRole("button", { name: "Send" }));
  expect(onSent).toHaveBeenCalledWith({
    fullname: "Meera Iyer",
    area: "Nerul",
    method: "upi",
    weekdays: [2, 3],
  });
});

it("can't be sent before, so that the browser doesn't send it past the code", async () => {
  const hydrate = hydrateWithTexts(<Sample onSent={jest.fn()} />);
  const button = screen.getByRole("button", { name: "Send" });
  expect(button).toBeDisabled();
  act(hydrate);
  expect(button).toBeEnabled();
});

it("changes nothing where nothing was typed", async () => {
  const onSent = jest.fn();
  act(hydrateWithTexts(<Sample onSent={onSent} />));
  await userEvent.click(screen.getByRole("button", { name: "Send" }));
  expect(onSent).toHaveBeenCalledWith({ fullname: "", area: "", method: "cash", weekdays: [1, 2, 3] });
});
