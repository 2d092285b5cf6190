/** Terraform, and a folder with the provider. */
export interface Tools {
  readonly terraform: string;
  readonly mirror: string;
}

// A script has no types for a static import to find.
const script = new URL('../../../scripts/lib/terraform.mjs', import.meta.url).href;

/** Finds them. Throws an error that begins with LEG-CANNOT-RUN where one is missing. */
export async function requireTools(): Promise<Tools> {
  const { findTerraform, lackingTerraform } = (await import(script)) as {
    readonly findTerraform: () => { readonly terraform?: string; readonly mirror?: string };
    readonly lackingTerraform: () => readonly string[];
  };
  const { terraform, mirror } = findTerraform();
  if (terraform === undefined || mirror === undefined) {
    throw new Error(`LEG-CANNOT-RUN: ${lackingTerraform().join('; ')}`);
  }
  return { terraform, mirror };
}
