import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { onPath } from './tools.mjs';

/** Where Terraform's own search begins, and where else people unpack providers. */
const mirrors = () => [
  process.env.TERRAFORM_MIRROR,
  join(process.env.HOME ?? '/', '.terraform.d/plugins'),
  '/usr/local/share/terraform/plugins',
  '/usr/share/terraform/plugins',
  ...inside('/opt').map((name) => join('/opt', name)),
];

/** The names in a folder; none where it is not there, or not for us. */
function inside(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Whether a folder has a provider hashicorp/aws in the form of a filesystem mirror, of whatever host. */
const hasProvider = (folder) =>
  inside(folder).some((host) => inside(join(folder, host, 'hashicorp', 'aws')).length > 0);

/** Terraform and a folder with the provider for AWS; each undefined where it is not there. */
export function findTerraform() {
  return {
    terraform: onPath('terraform'),
    mirror: mirrors().find((folder) => folder !== undefined && hasProvider(folder)),
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
