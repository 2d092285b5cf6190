import type { Frame, Locator } from 'playwright-core';

/** Ticks a box unless it is ticked already; by the keyboard, as its label lies over it. */
export async function tick(form: Frame, name: RegExp): Promise<void> {
  const box = form.getByRole('checkbox', { name }).first();
  if (!(await box.isChecked())) await box.press('Space');
}

/** Picks an option of one of the editor-styled selects, of a page or of a part of it. */
export async function choose(frame: Frame | Locator, label: string, option: RegExp): Promise<void> {
  await frame.getByRole('combobox', { name: label }).click();
  await frame.getByRole('option', { name: option }).first().click();
}
