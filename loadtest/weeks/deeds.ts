/** What a person means with a tap, and what the simulation knows about it and the server must find out. */
import type { TapCommand, TapInput, TapProof } from '#schema/contract/events.ts';

export type Deed = {
  [Command in TapCommand]: { command: Command; input: TapInput<Command> };
}[TapCommand];

/** How the person showed who they are. */
export type SignIn =
  | { kind: 'grant'; userId: number; fromMs: number; untilMs: number; proof: TapProof }
  | { kind: 'sealed'; userId: number; signInKey: string; isRight: boolean; proof: TapProof };

/** A finger on the glass. */
export type Made = Deed & {
  key: string;
  userId: number;
  deviceId: number;
  tablet: string;
  signIn: SignIn;
  /** By the tablet's clock, UTC ms. */
  deviceMs: number;
  /** By nobody's clock. */
  trueMs: number;
  /** The tablet said so. When it died before, the tap may be there or not. */
  isSaved: boolean;
};
