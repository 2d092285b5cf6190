import assert from 'node:assert/strict';
import type { Controller } from '../../../src/webviews/host/controller.js';
import { Session, type SessionPanel } from '../../../src/webviews/host/session.js';
import { settle } from './support/quietLog.js';

interface Sent {
  readonly type: string;
}

class FakePanel implements SessionPanel {
  visible = true;
  revealed = 0;
  disposed = false;
  readonly posted: unknown[] = [];
  #hear: (raw: unknown) => void = () => undefined;
  #viewState: () => void = () => undefined;
  #dispose: () => void = () => undefined;
  readonly webview = {
    postMessage: (message: unknown) => {
      this.posted.push(message);
      return Promise.resolve(true);
    },
    onDidReceiveMessage: (listener: (raw: unknown) => void) => (this.#hear = listener),
  };

  reveal(): void {
    this.revealed += 1;
  }

  dispose(): void {
    this.disposed = true;
    this.#dispose();
  }

  onDidChangeViewState(listener: () => void): void {
    this.#viewState = listener;
  }

  onDidDispose(listener: () => void): void {
    this.#dispose = listener;
  }

  send(raw: unknown): void {
    this.#hear(raw);
  }

  show(visible: boolean): void {
    this.visible = visible;
    this.#viewState();
  }
}

class FakeController implements Controller<number, Sent> {
  value = 0;
  working = false;
  disposed = false;
  readonly handled: string[] = [];
  #listener: () => void = () => undefined;

  state(): number {
    return this.value;
  }

  handle({ type }: Sent): void {
    this.handled.push(type);
  }

  busy(): boolean {
    return this.working;
  }

  setVisible(): void {
    // Not of interest here.
  }

  subscribe(listener: () => void): () => void {
    this.#listener = listener;
    return () => (this.#listener = () => undefined);
  }

  dispose(): void {
    this.disposed = true;
  }

  change(value: number): void {
    this.value = value;
    this.#listener();
  }
}

function opened() {
  const controller = new FakeController();
  const panel = new FakePanel();
  const ended: string[] = [];
  const session = new Session(controller, () => ended.push('ended'));
  const read = (raw: unknown): Sent | undefined =>
    typeof raw === 'string' ? { type: raw } : undefined;
  session.attach(panel, read);
  return { controller, panel, session, ended, read };
}

describe('session of a panel', () => {
  it('posts nothing before the page is ready, then the complete state', async () => {
    const { controller, panel } = opened();
    controller.change(1);
    await settle();
    assert.deepEqual(panel.posted, []);
    panel.send('ready');
    await settle();
    assert.deepEqual(panel.posted, [{ type: 'state', state: 1 }]);
  });

  it('posts changes that come together once', async () => {
    const { controller, panel } = opened();
    panel.send('ready');
    await settle();
    controller.change(1);
    controller.change(2);
    await settle();
    assert.deepEqual(panel.posted.slice(1), [{ type: 'state', state: 2 }]);
  });

  it('does not post to a hidden page, and posts all when it was loaded again', async () => {
    const { controller, panel } = opened();
    panel.send('ready');
    await settle();
    panel.show(false);
    controller.change(7);
    await settle();
    assert.equal(panel.posted.length, 1);
    panel.show(true);
    await settle();
    assert.equal(panel.posted.length, 1);
    panel.send('ready');
    await settle();
    assert.deepEqual(panel.posted.at(-1), { type: 'state', state: 7 });
  });

  it('drops what cannot be read', () => {
    const { controller, panel } = opened();
    panel.send({ evil: true });
    assert.deepEqual(controller.handled, []);
  });

  it('ends with its panel', () => {
    const { controller, panel, ended, session } = opened();
    panel.dispose();
    assert.equal(controller.disposed, true);
    assert.deepEqual(ended, ['ended']);
    assert.equal(session.reveal(), false);
  });

  it('outlives its panel while work goes on, and can be shown again', async () => {
    const { controller, panel, ended, session, read } = opened();
    controller.working = true;
    panel.dispose();
    assert.deepEqual(ended, []);
    const second = new FakePanel();
    session.attach(second, read);
    second.send('ready');
    await settle();
    assert.equal(second.posted.length, 1);
    second.dispose();
    controller.working = false;
    controller.change(1);
    assert.deepEqual(ended, ['ended']);
    assert.equal(controller.disposed, true);
  });

  describe('whose account may have become another', () => {
    const shown = async () => {
      const all = opened();
      all.controller.change(7);
      all.panel.send('ready');
      await settle();
      return all;
    };

    it('shows what it showed before anything was known, hears nothing, and goes on where it was', async () => {
      const { controller, panel, session } = await shown();
      assert.equal(session.hold(), true);
      panel.send('apply');
      controller.change(8);
      await settle();
      assert.deepEqual(panel.posted.at(-1), { type: 'state', state: 0 });
      assert.deepEqual(controller.handled, ['ready']);
      session.release();
      await settle();
      assert.deepEqual(panel.posted.at(-1), { type: 'state', state: 8 });
      panel.send('apply');
      assert.deepEqual(controller.handled, ['ready', 'ready', 'apply']);
    });

    it('begins anew where it is another, and nothing of the old one is heard of', async () => {
      const { controller, panel, session } = await shown();
      const next = new FakeController();
      session.hold();
      session.renew(() => next);
      await settle();
      assert.equal(controller.disposed, true);
      assert.deepEqual(next.handled, ['ready']);
      assert.deepEqual(panel.posted.at(-1), { type: 'state', state: 0 });
      const { length } = panel.posted;
      controller.change(9);
      await settle();
      assert.equal(panel.posted.length, length);
      next.change(3);
      await settle();
      assert.deepEqual(panel.posted.at(-1), { type: 'state', state: 3 });
    });

    it('keeps what is being applied in sight', async () => {
      const { controller, panel, session } = await shown();
      controller.working = true;
      assert.equal(session.hold(), false);
      session.renew(() => assert.fail('replaced'));
      controller.change(4);
      await settle();
      assert.equal(controller.disposed, false);
      assert.deepEqual(panel.posted.at(-1), { type: 'state', state: 4 });
    });
  });
});
