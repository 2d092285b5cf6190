import type { Frame } from 'playwright-core';

/** Ticks a box unless it is ticked already. */
export async function tick(form: Frame, name: RegExp): Promise<void> {
  const box = form.getByRole('checkbox', { name }).first();
  if (!(await box.isChecked())) await box.click();
}

/** Picks an option of one of the editor-styled selects. */
export async function choose(frame: Frame, label: string, option: RegExp): Promise<void> {
  await frame.getByRole('combobox', { name: label }).click();
  await frame.getByRole('option', { name: option }).first().click();
}
