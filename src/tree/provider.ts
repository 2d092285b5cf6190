import * as vscode from 'vscode';
import { createStillness } from './stillness.js';
import type { Row } from './row.js';
import type { TreeNode } from '../ui/treeNode.js';
import { treeItemOf } from './treeItem.js';

/** What the editor asks for its rows. */
export interface RowSource {
  children(node?: TreeNode): Promise<readonly TreeNode[]>;
  row(node: TreeNode): Row;
  parent(node: TreeNode): TreeNode | undefined;
}

/** The explorer as the editor's tree. */
export class ExplorerProvider implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #changes = new vscode.EventEmitter<TreeNode | undefined>();
  readonly #source: () => Promise<RowSource>;
  readonly #stillness = createStillness();
  readonly onDidChangeTreeData = this.#changes.event;

  /** The source is made on first use: not while the extension is being activated. */
  constructor(source: () => Promise<RowSource>) {
    this.#source = source;
  }

  /** Redraws a row and what is below it; without one, the whole tree. */
  changed(node: TreeNode | undefined): void {
    this.#stillness.stir();
    this.#changes.fire(node);
  }

  /** Waits until the editor has drawn what changed (1.5 s at most). */
  drawn(): Promise<void> {
    return this.#stillness.wait();
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    const source = await this.#source();
    return [...(await source.children(node))];
  }

  async getTreeItem(node: TreeNode): Promise<vscode.TreeItem> {
    return treeItemOf((await this.#source()).row(node));
  }

  async getParent(node: TreeNode): Promise<TreeNode | undefined> {
    return (await this.#source()).parent(node);
  }

  dispose(): void {
    this.#changes.dispose();
  }
}
