import type { ReactiveController } from 'lit';
import { expect, test } from 'vitest';
import { WhileShown } from './while-shown.ts';

/** An element as a controller sees it. */
function createHost() {
  const controllers: ReactiveController[] = [];
  return {
    isConnected: true,
    updateComplete: Promise.resolve(true),
    addController: (one: ReactiveController) => void controllers.push(one),
    removeController: () => {},
    requestUpdate: () => {},
    draw: () => {
      for (const one of controllers) one.hostUpdated?.();
    },
    leave() {
      this.isConnected = false;
      for (const one of controllers) one.hostDisconnected?.();
    },
  };
}

function setup() {
  const host = createHost();
  const heard: string[] = [];
  new WhileShown(host, () => {
    heard.push('begun');
    return () => heard.push('stopped');
  });
  return { host, heard };
}

test('it begins with the first drawing, once, and stops when the element goes', () => {
  const { host, heard } = setup();
  expect(heard).toEqual([]);
  host.draw();
  host.draw();
  expect(heard).toEqual(['begun']);
  host.leave();
  expect(heard).toEqual(['begun', 'stopped']);
});

test('a drawing that comes late does not begin it again', () => {
  const { host, heard } = setup();
  host.draw();
  host.leave();
  host.draw();
  expect(heard).toEqual(['begun', 'stopped']);
});

test('an element that comes back begins again', () => {
  const { host, heard } = setup();
  host.draw();
  host.leave();
  host.isConnected = true;
  host.draw();
  expect(heard).toEqual(['begun', 'stopped', 'begun']);
});
