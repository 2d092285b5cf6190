import { join } from 'node:path';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { wallsRule } from './scripts/lint/walls.mjs';

const sourceRoot = join(import.meta.dirname, 'src');

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Name it: a default export has another name in every file that imports it.',
};
const noBarrel = {
  selector: 'ExportAllDeclaration',
  message: 'Import from the file that declares it.',
};
const noPartialRun = {
  selector:
    'MemberExpression[object.name=/^(describe|it|context)$/][property.name=/^(only|skip)$/]',
  message: 'Every test runs.',
};

export default defineConfig(
  globalIgnores(['dist/', 'artifacts/', '.cache/']),
  {
    // No file argues with the rules in a comment.
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', { max: 400 }],
      'no-empty': 'error',
      'no-unused-vars': 'error',
      'no-var': 'error',
      'no-restricted-syntax': ['error', noBarrel],
      'prefer-const': 'error',
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Branded ids are made by functions whose type parameter only names the result.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      'no-restricted-syntax': ['error', noBarrel, noDefaultExport],
      'no-unused-vars': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { local: { rules: { walls: wallsRule } } },
    rules: { 'local/walls': ['error', { sourceRoot }] },
  },
  {
    files: ['src/core/model/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'node:net',
              allowImportNames: ['BlockList', 'isIP', 'isIPv4', 'isIPv6'],
              message: 'The core opens no socket outside core/dns.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', noBarrel, noDefaultExport, noPartialRun],
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'vscode', message: 'There is an editor in test/host only.' }] },
      ],
    },
  },
  { files: ['test/host/**/*.ts'], rules: { 'no-restricted-imports': 'off' } },
);
