import type { Page } from 'playwright-core';

/** The four kinds of themes by a name in the picker, and the class that a page's body then has. */
export const themes = {
  'Dark Modern': 'vscode-dark',
  'Light Modern': 'vscode-light',
  'Dark High Contrast': 'vscode-high-contrast',
  'Light High Contrast': 'vscode-high-contrast-light',
} as const;

/** An open window does not watch its settings' file, so it is told as a person tells it. */
export async function chooseTheme(page: Page, theme: string): Promise<void> {
  const list = page.locator('.quick-input-widget:not(.quick-input-widget-closing)');
  await page.keyboard.press('F1');
  await list.locator('input[type="text"]').fill('>Preferences: Color Theme');
  await list.getByRole('option', { name: /^Preferences: Color Theme/ }).click();
  await list
    .getByRole('option', { name: /Modern/ })
    .first()
    .waitFor();
  await list.locator('input[type="text"]').fill(theme);
  await list.getByRole('option', { name: theme, exact: false }).first().waitFor();
  await page.keyboard.press('Enter');
  await list.waitFor({ state: 'hidden' });
}
