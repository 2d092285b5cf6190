import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { onPath } from './tools.mjs';

/** Where Terraform's own search begins, and where else people unpack providers. */
const mirrors = [
  process.env.TERRAFORM_MIRROR,
  join(process.env.HOME ?? '/', '.terraform.d/plugins'),
  '/usr/local/share/terraform/plugins',
  '/usr/share/terraform/plugins',
  '/opt/tf-plugins',
];

/** Whether a folder has a provider hashicorp/aws in the form of a filesystem mirror. */
function hasProvider(folder) {
  try {
    return readdirSync(join(folder, 'registry.terraform.io/hashicorp/aws')).length > 0;
  } catch {
    // Not there, or not for us: the answer is no.
    return false;
  }
}

/** Terraform and a folder with the provider for AWS; each undefined where it is not there. */
export function findTerraform() {
  return {
    terraform: onPath('terraform'),
    mirror: mirrors.find((folder) => folder !== undefined && hasProvider(folder)),
  };
}

/** Why the leg of Terraform cannot run here. */
export function lackingTerraform() {
  const { terraform, mirror } = findTerraform();
  return [
    ...(terraform ? [] : ['terraform missing']),
    ...(mirror
      ? []
      : ['provider hashicorp/aws missing: TERRAFORM_MIRROR names a filesystem mirror that has it']),
  ];
}
